import { mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** What SST's command line would serve to the program: its components ask it for what takes more than Pulumi. */
export interface Server {
  url: string;
  close(): Promise<void>;
}

export async function serve({ work }: { work: string }): Promise<Server> {
  const methods: Record<string, (input: Record<string, unknown>) => Promise<unknown>> = {
    // The bucket that SST keeps in each Region for what it deploys.
    "Provider.Aws.Bootstrap": async () => ({ asset: "sst-asset", state: "sst-state" }),
    "Runtime.Build": async (input) => {
      const out = join(work, "artifacts", `${input.functionID}-src`);
      await mkdir(out, { recursive: true });
      return { handler: "bundle.handler", out, errors: [], sourcemaps: [] };
    },
  };
  const server = createServer(async (request, response) => {
    const { method, params } = JSON.parse(await readBody(request));
    const answer = methods[method];
    const result = answer
      ? await answer(params[0]).then(
          (result) => ({ result }),
          (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
        )
      : { error: `SST asks its command line for ${method}, and an evaluation does not know the answer.` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
