import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isValidSlackRequest } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openSocketBridge, type SocketBridge } from "./bridge.ts";

const SECRET = "only-this-machine-knows";

/** Slack's side of Socket Mode, as far as a connection needs it, and the app's door; both record what they get. */
let slack: Server;
let sockets: WebSocketServer;
let door: Server;
let bridge: SocketBridge;
let connection: WebSocket;
let doorAnswer: { status: number; body: string };
const asked: { contentType: string | undefined; body: string; genuine: boolean }[] = [];
const acknowledged: { envelope_id: string; payload?: unknown }[] = [];

const listen = (server: Server) =>
  new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

beforeEach(async () => {
  asked.length = 0;
  acknowledged.length = 0;
  doorAnswer = { status: 200, body: "" };
  slack = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, url: `ws://${address}/link` }));
  });
  sockets = new WebSocketServer({ server: slack });
  const connected = new Promise<WebSocket>((resolve) => {
    sockets.on("connection", (socket) => {
      socket.on("message", (data) => acknowledged.push(JSON.parse(String(data))));
      socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
      resolve(socket);
    });
  });
  const address = await listen(slack);
  door = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { headers } = request;
    asked.push({
      contentType: headers["content-type"],
      body,
      genuine: isValidSlackRequest({
        signingSecret: SECRET,
        body,
        headers: {
          "x-slack-signature": String(headers["x-slack-signature"]),
          "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]),
        },
      }),
    });
    response.writeHead(doorAnswer.status).end(doorAnswer.body);
  });
  bridge = await openSocketBridge({
    appToken: "xapp-1",
    doorUrl: `http://${await listen(door)}/`,
    signingSecret: SECRET,
    slackApiUrl: `http://${address}/api/`,
  });
  connection = await connected;
});

afterEach(async () => {
  await bridge.close();
  for (const client of sockets.clients) client.terminate();
  sockets.close();
  slack.close();
  door.close();
});

const send = (type: string, payload: object, accepts = false) =>
  connection.send(
    JSON.stringify({ type, envelope_id: `e-${type}`, payload, accepts_response_payload: accepts }),
  );

describe("the bridge to a real workspace", () => {
  it("hands a command on as a signed form, and its answer back as the acknowledgement", async () => {
    doorAnswer = { status: 200, body: JSON.stringify({ response_type: "ephemeral", text: "On its way" }) };
    send("slash_commands", { command: "/securityhub", text: "help & <@U1>", user_id: "U1" }, true);
    await expect.poll(() => acknowledged).toHaveLength(1);
    expect(asked).toMatchObject([{ contentType: "application/x-www-form-urlencoded", genuine: true }]);
    expect(new URLSearchParams(asked[0]?.body).get("text")).toBe("help & <@U1>");
    expect(acknowledged[0]).toEqual({
      envelope_id: "e-slash_commands",
      payload: { response_type: "ephemeral", text: "On its way" },
    });
  });

  it("hands a press on as Slack's payload field, and acknowledges it with nothing", async () => {
    send("interactive", { type: "block_actions", actions: [] });
    await expect.poll(() => acknowledged).toHaveLength(1);
    expect(JSON.parse(new URLSearchParams(asked[0]?.body).get("payload") ?? "")).toEqual({
      type: "block_actions",
      actions: [],
    });
    expect(asked[0]?.genuine).toBe(true);
  });

  it("hands an event on as JSON", async () => {
    send("events_api", { type: "event_callback", event: { type: "app_home_opened" } });
    await expect.poll(() => acknowledged).toHaveLength(1);
    expect(asked[0]?.contentType).toBe("application/json");
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ event: { type: "app_home_opened" } });
  });

  it("does not acknowledge what the app refused or could not answer", async () => {
    doorAnswer = { status: 502, body: "" };
    send("slash_commands", { command: "/securityhub", text: "" }, true);
    await expect.poll(() => asked).toHaveLength(1);
    doorAnswer = { status: 200, body: "plain words" };
    send("slash_commands", { command: "/securityhub", text: "help" }, true);
    await expect
      .poll(() => acknowledged)
      .toEqual([{ envelope_id: "e-slash_commands", payload: { text: "plain words" } }]);
  });
});
