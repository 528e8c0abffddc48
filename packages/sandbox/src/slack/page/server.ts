import { Hono } from "hono";
import { fileResponse } from "../api/file-doors.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Bundle, shell } from "./bundle.ts";
import { control } from "./deeds/control.ts";
import { type DeedContext, ImpossibleDeed } from "./deeds/deed.ts";
import { dismiss } from "./deeds/dismiss.ts";
import { openHome } from "./deeds/open-home.ts";
import { press } from "./deeds/press.ts";
import { say } from "./deeds/say.ts";
import { submit } from "./deeds/submit.ts";
import { pageState } from "./page-state.ts";
import type { CommandHelp, DeedResult, GuideStep, WorldView } from "./protocol.ts";
import { streamState } from "./stream.ts";

export interface PageOptions {
  workspace: Workspace;
  /** `undefined`: the workspace runs without its page, and takes deeds all the same. */
  bundle: Bundle | undefined;
  context: DeedContext;
  commands(): CommandHelp[];
  guide(): GuideStep[];
  world(): WorldView | undefined;
  /** Calls its listener after each change of workspace, commands or world; what it returns ends that. */
  onChange(listener: () => void): () => void;
}

type Deed = (context: DeedContext, given: never) => Promise<DeedResult>;
const deeds: Record<string, Deed> = { say, press, submit, dismiss, openHome, control };

/** The page, its stream of states, and the deeds done on it. */
export function createPage(options: PageOptions): Hono {
  const { workspace, bundle, context, commands, guide, world, onChange } = options;
  const app = new Hono();
  if (bundle) {
    app.get("/", (request) => request.html(shell(workspace.people.team.name)));
    app.get("/page.js", () => file(bundle.script, "text/javascript"));
    app.get("/page.css", () => file(bundle.style, "text/css"));
    // Where a permalink of chat.getPermalink leads.
    app.get("/archives/:conversation/:message", (request) =>
      request.redirect(`/#${request.req.param("conversation")}/${request.req.param("message")}`),
    );
  }
  app.get("/stream", (request) => {
    const asked = request.req.query("person");
    const first = workspace.people.all().find(({ bot, deleted }) => !bot && !deleted);
    const me = asked ? workspace.people.find(asked) : first;
    if (!me) return request.json({ ok: false, error: `Nobody in this workspace has the id ${asked}.` }, 400);
    return streamState(
      request,
      () =>
        pageState(workspace, me, {
          commands: commands(),
          guide: guide(),
          world: world(),
          controls: context.controls?.state(),
        }),
      onChange,
    );
  });
  // Where a file of a message is downloaded, by somebody who can see it.
  app.get("/files/:file", (request) => {
    const person = workspace.people.find(request.req.query("person") ?? "");
    if (!person || person.deleted) return request.text("Say who you are: ?person=U…", 403);
    const found = workspace.files.find(request.req.param("file"));
    if (!found || !workspace.files.opensFor(found, person.id)) {
      return request.text(`${person.realName} has no such file.`, 404);
    }
    return fileResponse(found, workspace, true);
  });
  app.post("/do/:deed", async (request) => {
    const deed = deeds[request.req.param("deed")];
    if (!deed) return request.json({ ok: false, error: "There is no such deed." }, 404);
    try {
      const given: unknown = await request.req.json();
      if (typeof given !== "object" || given === null) throw new ImpossibleDeed("A deed is a JSON object.");
      return request.json(await deed(context, given as never));
    } catch (problem) {
      if (problem instanceof ImpossibleDeed) return request.json({ ok: false, error: problem.message }, 400);
      if (problem instanceof SyntaxError) return request.json({ ok: false, error: "That is not JSON." }, 400);
      throw problem;
    }
  });
  return app;
}

const file = (text: string, type: string) =>
  new Response(text, { headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" } });
