import type { Request, RequestKind } from "@invitations/core/request/request";
import { aRequest, requestAt, STATUSES_OF } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { cancelButton, decisionButtons, resendButton, retryButton } from "./buttons.ts";
import { requestStatus } from "./status-answer.ts";

const kinds = Object.keys(STATUSES_OF) as RequestKind[];
const everyLife = kinds.flatMap((kind) => STATUSES_OF[kind].map((status) => [kind, status] as const));

const ids = (request: Request) =>
  [...retryButton(request), ...resendButton(request), ...cancelButton(request)].map(
    ({ action_id }) => action_id,
  );

describe.each(everyLife)("a request of the kind %s that is %s", (kind, status) => {
  const request = aRequest({ kind, status });

  it("can be retried, sent again or cancelled only where that does something", () => {
    const wanted = {
      partial: ["request:retry"],
      failed: ["request:retry"],
      declined: kind === "invitation" ? ["request:resend"] : [],
      expired: kind === "invitation" ? ["request:resend"] : [],
      requested: ["request:cancel"],
      located: ["request:cancel"],
      examined: ["request:cancel"],
      waiting: ["request:cancel"],
    };
    const pressable = wanted[status as keyof typeof wanted] ?? [];
    // A departure is decided by asking for it.
    const useless = kind === "departure" ? ["request:cancel"] : [];
    expect(ids(request)).toEqual(pressable.filter((id) => !useless.includes(id)));
  });

  it("has buttons that carry its id alone", () => {
    const buttons = [...retryButton(request), ...resendButton(request), ...cancelButton(request)];
    for (const { value } of buttons) expect(value).toBe("inv-abcd2345");
  });
});

describe("Retry", () => {
  it("counts the Regions that are missing, and not those that are done", () => {
    expect(retryButton(requestAt("partial"))[0]?.text.text).toBe("Retry 1 Region");
    expect(retryButton(requestAt("failed"))[0]?.text.text).toBe("Retry 2 Regions");
  });

  it("is not offered where the request failed before it had Regions", () => {
    const early: Request = {
      ...requestAt("requested"),
      status: "failed",
      closedAt: "2026-11-22T09:00:00.000Z",
    };
    expect(retryButton(early)).toEqual([]);
  });
});

describe("Accept", () => {
  it.each<[RequestKind, string, string]>([
    [
      "invitation",
      "primary",
      "payments-prod (111122223333) becomes a member account of administrator 999988887777",
    ],
    ["join", "primary", "is invited and becomes a member account of administrator 999988887777 in 2 Regions"],
    ["removal", "danger", "is disassociated from administrator 999988887777 in 2 Regions. Its findings"],
  ])("of a request of the kind %s asks once more, and says what it does", (kind, style, text) => {
    const { elements } = decisionButtons(aRequest({ kind, status: "waiting" }));
    expect(elements[0]).toMatchObject({ style });
    expect(JSON.stringify(elements[0])).toContain(text);
  });

  it("says of a removal that the account is deleted too", () => {
    const request = aRequest({ kind: "removal", status: "waiting", details: { andDelete: true } });
    expect(JSON.stringify(decisionButtons(request))).toContain("and deleted from its list");
  });
});

describe("the status answer", () => {
  const seenBy = (request: Request, viewer: { operator?: boolean; owner?: boolean; user?: string }) =>
    JSON.stringify(requestStatus(request, { user: "U07GUS", operator: false, owner: false, ...viewer }));

  it.each([
    ["an operator", { operator: true }, true],
    ["whoever asked", { user: "U01ANA" }, true],
    ["an owner", { owner: true }, false],
    ["anybody else", {}, false],
  ])("offers Cancel to %s: %o", (_who, viewer, shown) => {
    expect(seenBy(requestAt("waiting"), viewer).includes("request:cancel")).toBe(shown);
  });

  it.each([
    ["an operator", { operator: true }, true],
    ["an owner", { owner: true }, true],
    ["anybody else", {}, false],
  ])("offers Retry to %s: %o", (_who, viewer, shown) => {
    expect(seenBy(requestAt("partial"), viewer).includes("request:retry")).toBe(shown);
  });
});
