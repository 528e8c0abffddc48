import type { Page } from "playwright-core";

/** Whatever goes wrong on a page and a person would not see: collected from now on. */
export function watchForTrouble(page: Page): string[] {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A stream is left when somebody else is at the keyboard.
    if (new URL(request.url()).pathname === "/stream" && why === "net::ERR_ABORTED") return;
    troubles.push(`request: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`response: ${response.url()} ${response.status()}`);
  });
  return troubles;
}

/** What sticks out of the page sideways, or makes a part of it scroll sideways; empty when all fits. */
export function whatIsTooWide(page: Page): Promise<string[]> {
  return page.locator("html, body, body *").evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { innerWidth, getComputedStyle } = element.ownerDocument.defaultView;
      const { right, left, width } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.getAttribute("class") ?? ""}`;
      const scrolls = element.tagName === "HTML" || /auto|scroll/.test(getComputedStyle(element).overflowX);
      return [
        ...(width > 0 && (right > innerWidth + 1 || left < -1) ? [`${name} sticks out`] : []),
        ...(scrolls && element.scrollWidth > element.clientWidth + 1 ? [`${name} scrolls`] : []),
      ];
    }),
  );
}
