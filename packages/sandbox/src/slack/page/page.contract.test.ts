import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createClock } from "../../wire/clock.ts";
import { type Started, startWorkspace } from "../testing/start-workspace.ts";
import type { PageState } from "./protocol.ts";

/** Reads states off the stream, one at a time. */
async function follow(url: string) {
  const leave = new AbortController();
  const response = await fetch(url, { signal: leave.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let rest = "";
  return {
    async next(): Promise<PageState> {
      for (;;) {
        const [event, ...others] = rest.split("\n\n");
        if (others.length > 0 && event !== undefined) {
          rest = others.join("\n\n");
          const data = event.split("\n").find((line) => line.startsWith("data: "));
          if (event.includes("event: state") && data) return JSON.parse(data.slice(6));
          continue;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("The stream has ended.");
        rest += new TextDecoder().decode(value);
      }
    },
    leave: () => leave.abort(),
  };
}

describe("the page's server", () => {
  let world: Started;
  const folders: string[] = [];
  const folder = (script: string) => {
    const made = mkdtempSync(join(tmpdir(), "page-"));
    folders.push(made);
    writeFileSync(join(made, "main.tsx"), script);
    writeFileSync(join(made, "page.css"), "body { color: teal }");
    return made;
  };
  afterEach(async () => {
    await world?.stop();
    for (const made of folders.splice(0)) rmSync(made, { recursive: true });
  });

  it("serves the shell, the script and the styles", async () => {
    world = await startWorkspace({ page: { folder: folder('document.title = "built" as string;') } });
    const html = await (await fetch(world.slack.url)).text();
    expect(html).toContain('<script type="module" src="/page.js">');
    expect(html).toContain("<title>Acme</title>");
    const script = await fetch(`${world.slack.url}/page.js`);
    expect(script.headers.get("content-type")).toContain("text/javascript");
    expect(await script.text()).toContain('document.title = "built"');
    expect(await (await fetch(`${world.slack.url}/page.css`)).text()).toContain("color: teal");
  });

  it("builds the page that comes with it", async () => {
    world = await startWorkspace({ page: true });
    expect((await (await fetch(`${world.slack.url}/page.js`)).text()).length).toBeGreaterThan(10_000);
    expect((await (await fetch(`${world.slack.url}/page.css`)).text()).length).toBeGreaterThan(100);
  });

  it("says at once what is wrong with a page that cannot be built", async () => {
    const page = { folder: folder("const broken = ;") };
    await expect(startWorkspace({ page })).rejects.toThrow(/page could not be built[\s\S]*main\.tsx:1/);
  });

  it("streams what one person may see, and follows changes", async () => {
    world = await startWorkspace();
    const ben = await follow(`${world.slack.url}/stream?person=U00BEN`);
    const ana = await follow(`${world.slack.url}/stream?person=U00ANA`);
    const first = await ben.next();
    expect(first).toMatchObject({ team: "Acme", me: "U00BEN", modals: [] });
    expect(first.conversations.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ["C00OPS", "security-ops", "channel"],
      ["G00SECRET", "secret", "channel"],
      ["D00BEN", "Security Hub", "direct"],
    ]);
    expect(first.people.find(({ id }) => id === "U00CLEO")).toMatchObject({ deleted: true });
    await ana.next();

    await Promise.all([
      world.client.chat.postEphemeral({ channel: "C00OPS", user: "U00BEN", text: "for Ben" }),
      world.client.chat.postMessage({ channel: "C00OPS", text: "for all" }),
    ]);
    const seen = (state: PageState) => state.conversations.find(({ id }) => id === "C00OPS")?.messages ?? [];
    const bens = seen(await ben.next());
    expect(bens.map(({ text, onlyMe }) => [text, onlyMe])).toEqual([
      ["for Ben", true],
      ["for all", false],
    ]);
    const anas = await ana.next();
    expect(seen(anas).map(({ text }) => text)).toEqual(["for all"]);
    // Whoever looks sees for whom something has come, of which they may not know what.
    const forAll = seen(anas)[0]?.ts ?? "";
    const newsOf = (id: string) => anas.people.find((person) => person.id === id)?.newest;
    expect(newsOf("U00ANA")).toEqual({ C00OPS: forAll });
    expect(newsOf("U00BEN")).toEqual({ C00OPS: [forAll, bens[0]?.ts ?? ""].sort().at(-1) });
    expect(newsOf("U00HUB")).toBeUndefined();

    world.slack.setCommands([{ usage: "/securityhub invite", description: "Invite" }]);
    expect((await ben.next()).commands).toEqual([{ usage: "/securityhub invite", description: "Invite" }]);
    world.slack.setWorld({
      now: "2030-01-01T00:00:00.000Z",
      administrator: { id: "111111111111", alias: "security" },
      regions: [],
      accounts: [],
      executions: [],
    });
    expect((await ben.next()).world?.now).toBe("2030-01-01T00:00:00.000Z");
    ben.leave();
    ana.leave();
  });

  it("begins with the first person who can act, and knows no strangers", async () => {
    world = await startWorkspace();
    const stream = await follow(`${world.slack.url}/stream`);
    expect((await stream.next()).me).toBe("U00ANA");
    stream.leave();
    expect((await fetch(`${world.slack.url}/stream?person=U00DORA`)).status).toBe(400);
  });

  it("takes an ordinary message as Slack's composer writes it", async () => {
    world = await startWorkspace();
    const said = { person: "U00ANA", conversation: "C00OPS", text: "@channel <!here> 1 < 2" };
    expect((await world.deed("say", said)).ok).toBe(true);
    expect(world.slack.messages("C00OPS").at(-1)).toMatchObject({
      from: "U00ANA",
      text: "<!channel> &lt;!here&gt; 1 &lt; 2",
      notifies: ["channel"],
    });
  });

  it.each([
    ["words to a conversation of others", "say", { person: "U00ANA", conversation: "G00SECRET", text: "x" }],
    ["silence", "say", { person: "U00ANA", conversation: "C00OPS", text: " " }],
    ["a stranger", "say", { person: "U00DORA", conversation: "C00OPS", text: "x" }],
    ["a modal that is not open", "submit", { person: "U00ANA", modal: "V1", values: {} }],
    ["closing what is not open", "dismiss", { person: "U00ANA", modal: "V1" }],
    [
      "a press on nothing",
      "press",
      { person: "U00ANA", conversation: "C00OPS", ts: "1.1", blockId: "b", actionId: "a" },
    ],
  ])("refuses %s with a sentence", async (_what, deed, body) => {
    world = await startWorkspace();
    const refused = await world.deed(deed, body);
    expect(refused).toMatchObject({ status: 400, ok: false });
    expect(refused.error).toMatch(/^[A-Z].*\.$/);
  });

  it("cannot be driven by another web page", async () => {
    world = await startWorkspace();
    const { port } = world.slack;
    const body = JSON.stringify({ person: "U00ANA", conversation: "C00OPS", text: "x" });
    const post = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = httpRequest(
          { host: "127.0.0.1", port, path: "/do/say", method: "POST", headers },
          (response) => resolve(response.resume().statusCode),
        );
        sent.on("error", reject);
        sent.end(body);
      });
    const json = { "content-type": "application/json", host: `127.0.0.1:${port}` };
    expect(await post({ ...json, origin: "https://evil.example" })).toBe(403);
    expect(await post({ ...json, origin: "null" })).toBe(403);
    expect(await post({ ...json, host: "evil.example" })).toBe(403);
    expect(await post({ ...json, "content-type": "text/plain" })).toBe(415);
    expect(world.slack.messages("C00OPS")).toEqual([]);
    expect(await post({ ...json, origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await post({ ...json, host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
  });

  it("goes on where it was when it starts again from its file", async () => {
    const kept = mkdtempSync(join(tmpdir(), "slack-"));
    folders.push(kept);
    const snapshotFile = join(kept, "slack.json");
    world = await startWorkspace({ snapshotFile });
    const { ts } = await world.client.chat.postMessage({ channel: "C00OPS", text: "before" });
    const trigger_id = world.slack.workspace.triggers.issue("U00BEN");
    const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "Open" }, blocks: [] };
    await world.client.views.open({ trigger_id, view });
    world.slack.setDeactivated("U00ANA", true);
    await world.stop();

    world = await startWorkspace({ snapshotFile, clock: createClock() });
    expect(world.slack.messages("C00OPS").map(({ text }) => text)).toEqual(["before"]);
    expect(world.slack.modals("U00BEN")).toHaveLength(1);
    expect((await world.client.users.info({ user: "U00ANA" })).user?.deleted).toBe(true);
    const next = await world.client.chat.postMessage({ channel: "C00OPS", text: "after" });
    expect(Number(next.ts)).toBeGreaterThan(Number(ts));
  });
});
