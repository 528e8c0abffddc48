import { Hono } from "hono";
import type { Upload } from "../workspace/files.ts";
import type { StoredFile } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";

const refusals: Record<Extract<Upload, { ok: false }>["error"], { status: 400 | 404; sentence: string }> = {
  unknown_url: { status: 404, sentence: "There is no such upload." },
  already_uploaded: { status: 400, sentence: "The file has been uploaded already." },
  size_differs: { status: 400, sentence: "The file has not as many bytes as were announced." },
};

/** `POST /upload/v1/<key>`: the bytes of an announced file, raw or as the one file of a multipart form. */
export function createUploadDoor(workspace: Workspace): Hono {
  const app = new Hono();
  app.post("/v1/:key", async (request) => {
    const outcome = workspace.files.upload(request.req.param("key"), await bytesOf(request.req.raw));
    if (outcome.ok) return request.text(`OK - ${outcome.size}`);
    const { status, sentence } = refusals[outcome.error];
    return request.text(sentence, status);
  });
  return app;
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) {
    return new Uint8Array(await request.arrayBuffer());
  }
  for (const [, part] of await request.formData()) {
    if (part instanceof File) return new Uint8Array(await part.arrayBuffer());
  }
  return new Uint8Array();
}

/**
 * `GET /files-pri/<team>-<file>/…`: `url_private` and `url_private_download`, for the app's bearer token. Anybody
 * else is sent to a page to sign in on, which answers 200: an app that does not look reads HTML as its file.
 */
export function createDownloadDoor(workspace: Workspace, botToken: string): Hono {
  const app = new Hono();
  const serve = (
    key: string,
    header: string | undefined,
    redirect: (to: string) => Response,
    path: string,
  ) => {
    if (header?.match(/^Bearer\s+(\S+)$/i)?.[1] !== botToken) {
      return redirect(`/signin?redir=${encodeURIComponent(path)}`);
    }
    const file = workspace.files.find(key.replace(`${workspace.people.team.id}-`, ""));
    if (file?.stage !== "complete" || !key.startsWith(`${workspace.people.team.id}-`)) {
      return new Response("File not found", { status: 404 });
    }
    return fileResponse(file, workspace, path.includes("/download/"));
  };
  for (const route of ["/:key/download/:name", "/:key/:name"]) {
    app.get(route, (request) =>
      serve(
        request.req.param("key") ?? "",
        request.req.header("authorization"),
        (to) => request.redirect(to),
        request.req.path,
      ),
    );
  }
  return app;
}

/** What somebody without a token finds in place of a file. */
export const signInPage = (team: string): string =>
  `<!doctype html>\n<html lang="en"><head><title>Sign in</title></head><body><h1>Sign in to ${team
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")}</h1></body></html>\n`;

/** The bytes with their type; `attached`: for the browser to save under the file's name. */
export function fileResponse(file: StoredFile, workspace: Workspace, attached: boolean): Response {
  const bytes = workspace.files.bytes(file.id);
  if (!bytes) return new Response("File not found", { status: 404 });
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "content-type": file.mimetype,
      "x-content-type-options": "nosniff",
      ...(attached
        ? { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` }
        : {}),
    },
  });
}
