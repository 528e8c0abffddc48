import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { IAMClient } from "@aws-sdk/client-iam";

/** What one call is answered with: a result, an error, or nothing at all (the connection breaks). */
export type Reply =
  | { result: Record<string, unknown> }
  | { error: string; message: string; status: number }
  | "hang-up";

/** Answers the calls of a real client over HTTP with what a test wrote down, in the order of the calls of each name. */
export class ScriptedIam {
  /** Form fields of each call so far. */
  readonly calls: URLSearchParams[] = [];
  readonly #script: Record<string, Reply[]>;
  readonly #server: Server;

  private constructor(script: Record<string, Reply[]>) {
    this.#script = script;
    this.#server = createServer(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const call = new URLSearchParams(Buffer.concat(pieces).toString());
      this.calls.push(call);
      const action = call.get("Action") ?? "";
      const reply = this.#script[action]?.shift();
      if (reply === undefined || reply === "hang-up") {
        request.socket.destroy();
        return;
      }
      const id = `request-${this.calls.length}`;
      response.writeHead("error" in reply ? reply.status : 200, {
        "content-type": "text/xml",
        "x-amzn-requestid": id,
      });
      response.end(
        "error" in reply
          ? `<ErrorResponse><Error><Type>Sender</Type><Code>${reply.error}</Code><Message>${reply.message}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`
          : `<${action}Response><${action}Result>${xml(reply.result)}</${action}Result><ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></${action}Response>`,
      );
    });
  }

  static async open(script: Record<string, Reply[]>): Promise<ScriptedIam> {
    const scripted = new ScriptedIam(script);
    scripted.#server.listen(0, "127.0.0.1");
    await once(scripted.#server, "listening");
    return scripted;
  }

  get client(): IAMClient {
    const { port } = this.#server.address() as AddressInfo;
    return new IAMClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: 1,
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

/** Elements by name, lists as IAM writes them; what is `undefined` is left out. */
function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${xml(item)}</member>`).join("");
  if (typeof value !== "object" || value === null) return escaped(String(value));
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
