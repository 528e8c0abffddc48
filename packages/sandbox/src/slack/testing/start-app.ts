import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { App, AwsLambdaReceiver, LogLevel } from "@slack/bolt";
import { botToken, signingSecret } from "./start-workspace.ts";

export interface StartedApp {
  app: App;
  url: string;
  /** Raw bodies and headers of all that came in, oldest first. */
  received: { body: string; headers: IncomingMessage["headers"] }[];
  stop(): Promise<void>;
}

/** A real Bolt app on the Lambda receiver, behind a small HTTP server that plays the function URL. */
export async function startApp(slackApiUrl: string, secret = signingSecret): Promise<StartedApp> {
  const receiver = new AwsLambdaReceiver({ signingSecret: secret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: botToken,
    receiver,
    processBeforeResponse: true,
    clientOptions: { slackApiUrl },
    logLevel: LogLevel.ERROR,
  });
  const handler = receiver.toHandler();
  const received: StartedApp["received"] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    received.push({ body, headers: request.headers });
    const answer = await handler(
      { body, headers: request.headers, isBase64Encoded: false, rawPath: "/" } as never,
      {} as never,
    );
    response.writeHead(answer.statusCode, answer.headers as Record<string, string>).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    app,
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
