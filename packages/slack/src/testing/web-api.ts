import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One call that came in: a method of the Web API, or an answer to a response URL (`method` is its path). */
export interface Call {
  method: string;
  token: string | undefined;
  body: Record<string, unknown>;
}

export interface WebApi {
  /** For `slackApiUrl`. */
  apiUrl: string;
  /** For `response_url`. */
  responseUrl: string;
  calls: Call[];
  callsOf(method: string): Call[];
  /** Sets what a method answers from now on; without it, `{ ok: true }` and what the method always gives. */
  answer(method: string, answer: (body: Record<string, unknown>) => Answer): void;
  close(): Promise<void>;
}

export type Answer = { status?: number; headers?: Record<string, string>; body: Record<string, unknown> };

/**
 * A few methods of Slack's Web API over real HTTP: enough for the real client, and a list of all that was asked.
 * The practice workspace is the whole of it, and the journeys use that.
 */
export async function startWebApi(): Promise<WebApi> {
  const calls: Call[] = [];
  const answers = new Map<string, (body: Record<string, unknown>) => Answer>();
  let posted = 0;
  const usual = (method: string, body: Record<string, unknown>): Record<string, unknown> => {
    if (method === "users.info") {
      const { user } = body;
      return { user: { id: user, name: `${user}`.toLowerCase(), real_name: `Real ${user}`, is_bot: false } };
    }
    if (method === "auth.test") return { team_id: "T01" };
    if (method === "files.getUploadURLExternal") {
      return { upload_url: `${url}/upload/${body.filename}`, file_id: `F-${body.filename}` };
    }
    if (method === "conversations.open") return { channel: { id: `D${body.users}` } };
    if (method === "chat.postMessage") {
      posted += 1;
      return { channel: body.channel, ts: `1800000000.${String(posted).padStart(6, "0")}` };
    }
    return {};
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = (request.url ?? "").replace(/^\/(api\/)?/, "");
    const sent = Buffer.concat(chunks);
    const contentType = request.headers["content-type"] ?? "";
    const body = method.startsWith("upload/")
      ? { content: await fileIn(sent, contentType) }
      : read(sent.toString(), contentType);
    calls.push({ method, token: request.headers.authorization, body });
    const set = answers.get(method)?.(body);
    const answer: Answer = set ?? { body: { ok: true, ...usual(method, body) } };
    response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${url}/api/`,
    responseUrl: `${url}/respond`,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    answer: (method, answer) => void answers.set(method, answer),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The text of the one file in a multipart form, as the client uploads it. */
async function fileIn(sent: Buffer, contentType: string): Promise<string> {
  const form = await new Response(new Uint8Array(sent), {
    headers: { "content-type": contentType },
  }).formData();
  const [file] = [...form.values()];
  return file instanceof Blob ? file.text() : String(file);
}

/** The client sends forms, whose structured fields are JSON; response URLs get JSON. */
function read(body: string, contentType: string): Record<string, unknown> {
  if (contentType.includes("json")) return JSON.parse(body) as Record<string, unknown>;
  const fields = [...new URLSearchParams(body)].map(([name, value]) => {
    const structured = /^[[{]/.test(value);
    return [name, structured ? (JSON.parse(value) as unknown) : value] as const;
  });
  return Object.fromEntries(fields);
}
