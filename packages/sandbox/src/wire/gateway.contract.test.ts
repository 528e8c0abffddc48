import { ConfigServiceClient, DescribeConfigurationRecordersCommand } from "@aws-sdk/client-config-service";
import {
  AcceptAdministratorInvitationCommand,
  GetFindingAggregatorCommand,
  ListMembersCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ADMINISTRATOR,
  EXTERNAL_ID,
  MEMBER,
  openSmallWorld,
  type SmallWorld,
} from "../aws/testing/small-world.ts";
import { AwsFault, renderFault } from "./fault.ts";
import { createGateway } from "./gateway.ts";
import type { LoggedRequest } from "./request-log.ts";
import type { AwsRequest, AwsService } from "./service.ts";

/** A REST service that keeps what it is asked, to see what the gateway hands on. */
let asked: AwsRequest[] = [];
let answer: (request: AwsRequest) => ReturnType<AwsService["handle"]>;
const rest: AwsService = {
  signingName: "securityhub",
  handle(request) {
    asked.push(request);
    return answer(request);
  },
};

let world: SmallWorld;
beforeEach(async () => {
  asked = [];
  answer = () => ({ status: 200, body: "{}", operation: "Asked" });
  world = await openSmallWorld({ services: [rest], logSize: 3 });
});
afterEach(() => world.close());

const sts = (account = ADMINISTRATOR, region?: string) => new STSClient(world.as(account, region));
const hub = (account = ADMINISTRATOR, region?: string) => new SecurityHubClient(world.as(account, region));
const config = (account = ADMINISTRATOR, region?: string) =>
  new ConfigServiceClient(world.as(account, region));
const identity = new GetCallerIdentityCommand({});
const recorders = new DescribeConfigurationRecordersCommand({});
const members = new ListMembersCommand({ OnlyAssociated: false, NextToken: "a+b/c=ü (1)*" });

async function memberKeys() {
  const { Credentials } = await sts().send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${MEMBER.id}:role/Member`,
      RoleSessionName: "press",
      ExternalId: EXTERNAL_ID,
    }),
  );
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
  } = Credentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error("AssumeRole gave no keys");
  return { accessKeyId, secretAccessKey, sessionToken };
}

describe("what is handed on to a service", () => {
  it("caller, Region, path as it came, query and body of a real client", async () => {
    const arn = "arn:aws:securityhub:eu-west-1:111111111111:finding-aggregator/a b*'()!~";
    await hub().send(new GetFindingAggregatorCommand({ FindingAggregatorArn: arn }));
    await hub().send(members);
    await hub().send(
      new AcceptAdministratorInvitationCommand({ AdministratorId: ADMINISTRATOR.id, InvitationId: "ä" }),
    );

    const [get, list, accept] = asked;
    expect(get?.path.startsWith("/findingAggregator/get/arn%3Aaws%3Asecurityhub")).toBe(true);
    expect(decodeURIComponent(get?.path ?? "")).toBe(`/findingAggregator/get/${arn}`);
    expect(Object.fromEntries(list?.query ?? [])).toEqual({
      OnlyAssociated: "false",
      NextToken: "a+b/c=ü (1)*",
    });
    expect(accept).toMatchObject({ method: "POST", path: "/administrator", region: "eu-west-1" });
    expect(JSON.parse(accept?.body ?? "")).toEqual({ AdministratorId: ADMINISTRATOR.id, InvitationId: "ä" });
    expect(accept?.caller).toMatchObject({
      accountId: ADMINISTRATOR.id,
      arn: `arn:aws:iam::${ADMINISTRATOR.id}:user/practice`,
      accessKeyId: ADMINISTRATOR.accessKeyId,
    });
  });

  it("comes back with the service's status, headers, body and the request id", async () => {
    answer = ({ requestId }) =>
      renderFault("rest-json", new AwsFault("ResourceConflictException", "There already.", 409), requestId);
    const error = await refusal(hub().send(members));
    expect(error).toMatchObject({ name: "ResourceConflictException", message: "There already." });
    expect(error.$metadata).toMatchObject({ httpStatusCode: 409, requestId: asked[0]?.requestId });
  });
});

// Each refusal in the three protocols: their names and statuses differ as they do at AWS.
describe("refusals before any service is asked", () => {
  const wrongSecret = { ...ADMINISTRATOR, secretAccessKey: "another" };
  const unknownKey = { ...ADMINISTRATOR, accessKeyId: "AKIANOBODY0000000000" };
  const calls = {
    sts: (account = ADMINISTRATOR, region?: string) => sts(account, region).send(identity),
    rest: (account = ADMINISTRATOR, region?: string) => hub(account, region).send(members),
    json: (account = ADMINISTRATOR, region?: string) => config(account, region).send(recorders),
  };

  it.each([
    ["sts", "SignatureDoesNotMatch", 403],
    ["rest", "InvalidSignatureException", 403],
    ["json", "InvalidSignatureException", 400],
  ] as const)("a wrong secret, %s: %s", async (call, name, status) => {
    const error = await refusal(calls[call](wrongSecret));
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: status } });
    expect(error.message).toContain("The request signature we calculated does not match");
    expect(error.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["sts", "InvalidClientTokenId", 403],
    ["rest", "UnrecognizedClientException", 403],
    ["json", "UnrecognizedClientException", 400],
  ] as const)("an unknown key, or a Region not opted into, %s: %s", async (call, name, status) => {
    const same = {
      name,
      message: "The security token included in the request is invalid.",
      $metadata: { httpStatusCode: status },
    };
    expect(await refusal(calls[call](unknownKey))).toMatchObject(same);
    expect(await refusal(calls[call](MEMBER, "eu-central-1"))).toMatchObject(same);
    expect(await refusal(calls[call](ADMINISTRATOR, "us-east-1"))).toMatchObject(same);
    expect(asked).toEqual([]);
  });

  it.each([
    ["sts", "ExpiredToken"],
    ["rest", "ExpiredTokenException"],
    ["json", "ExpiredTokenException"],
  ] as const)("an expired session, %s: %s", async (call, name) => {
    const credentials = await memberKeys();
    const settings = { ...world.as(MEMBER), credentials, maxAttempts: 2 };
    const send = {
      sts: () => new STSClient(settings).send(identity),
      rest: () => new SecurityHubClient(settings).send(members),
      json: () => new ConfigServiceClient(settings).send(recorders),
    }[call];
    await send();
    await world.clock.advance(3_599_000 - 60_000);
    await send();
    await world.clock.advance(62_000);
    expect(await refusal(send())).toMatchObject({
      name,
      message: "The security token included in the request is expired",
    });
  });

  it("a session's keys without its token, with another's, and a user's keys with any", async () => {
    const credentials = await memberKeys();
    const other = await memberKeys();
    const invalid = { name: "InvalidClientTokenId" };
    for (const wrong of [
      { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey },
      { ...credentials, sessionToken: other.sessionToken },
      { ...world.as(MEMBER).credentials, sessionToken: credentials.sessionToken },
    ])
      expect(
        await refusal(new STSClient({ ...world.as(MEMBER), credentials: wrong }).send(identity)),
      ).toMatchObject(invalid);
  });

  it("a service that is not there, named with those that are", async () => {
    const error = await refusal(new SFNClient(world.as(ADMINISTRATOR)).send(new ListExecutionsCommand({})));
    expect(error.name).toBe("UnknownOperationException");
    expect(error.message).toBe(
      'The practice world has no service with the signing name "states"; it has config, organizations, securityhub, sts.',
    );
  });

  it("no signature at all, or half of one", async () => {
    const get = async (headers: Record<string, string>) => {
      const response = await fetch(`${world.gateway.url}/accounts`, { headers });
      return { status: response.status, type: response.headers.get("x-amzn-errortype") };
    };
    expect(await get({})).toEqual({ status: 403, type: "MissingAuthenticationTokenException" });
    expect(await get({ authorization: "AWS4-HMAC-SHA256 Credential=AKID" })).toEqual({
      status: 403,
      type: "IncompleteSignatureException",
    });
  });
});

describe("a request changed on its way", () => {
  /** Signs with a real client and sends the request with a change. */
  async function sendChanged(change: (request: { headers: Record<string, string>; body?: string }) => void) {
    const client = config();
    // Behind the signature, which is the last thing the client does to a request.
    client.middlewareStack.add(
      (next) => (args) => {
        change(args.request as { headers: Record<string, string>; body?: string });
        return next(args);
      },
      { step: "deserialize", name: "change", priority: "low" },
    );
    return refusal(client.send(recorders));
  }

  it.each([
    [
      "another body",
      (request: { body?: string }) => {
        request.body = "[]";
      },
    ],
    [
      "another target",
      (request: { headers: Record<string, string> }) => {
        request.headers["x-amz-target"] = "X.Y";
      },
    ],
  ])("%s is not what was signed", async (_, change) => {
    expect((await sendChanged(change)).name).toBe("InvalidSignatureException");
  });

  it("a header of AWS's that was not signed is refused by its name", async () => {
    const error = await sendChanged(({ headers }) => {
      headers["x-amz-more"] = "1";
    });
    expect(error.message).toContain("'x-amz-more'");
  });

  it("a stated hash that is not the body's is refused", async () => {
    const client = config();
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers["x-amz-content-sha256"] = "0".repeat(
          64,
        );
        return next(args);
      },
      { step: "build", name: "state-hash" },
    );
    expect((await refusal(client.send(recorders))).message).toContain("x-amz-content-sha256");
  });
});

describe("time", () => {
  it("refuses a request dated more than five minutes off", async () => {
    const at = (systemClockOffset: number) =>
      new STSClient({ ...world.as(ADMINISTRATOR), systemClockOffset });
    await at(-290_000).send(identity);
    await at(290_000).send(identity);
    const past = await refusal(at(-310_000).send(identity));
    expect(past.name).toBe("SignatureDoesNotMatch");
    expect(past.message).toMatch(
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z .* - 5 min\.\)$/,
    );
    const future = await refusal(at(310_000).send(identity));
    expect(future.message).toMatch(/^Signature not yet current: .* is still later than .* \+ 5 min\.\)$/);
  });

  it("an SDK client finds its way when the world has moved a month ahead", async () => {
    const client = new STSClient({ ...world.as(ADMINISTRATOR), maxAttempts: 2 });
    await client.send(identity);
    await world.clock.advance(30 * 86_400_000);
    expect((await client.send(identity)).Account).toBe(ADMINISTRATOR.id);
  });

  it("takes the machine's time beside the world's where it is told to", async () => {
    const strict = sts();
    const tolerant = await createGateway({ ...world, services: [rest], acceptMachineTime: true });
    await world.clock.advance(86_400_000);
    const at = (systemClockOffset: number) =>
      new SecurityHubClient({ ...world.as(ADMINISTRATOR), endpoint: tolerant.url, systemClockOffset }).send(
        members,
      );
    expect((await refusal(strict.send(identity))).name).toBe("SignatureDoesNotMatch");
    await at(0);
    await at(86_400_000);
    expect((await refusal(at(43_200_000))).name).toBe("InvalidSignatureException");
    await tolerant.close();
  });
});

describe("the request log", () => {
  it("tells of each request who, what, where and how it ended, and keeps the last ones", async () => {
    const heard: LoggedRequest[] = [];
    const stop = world.gateway.onRequest((request) => heard.push(request));
    await config(MEMBER).send(recorders);
    await refusal(config(MEMBER, "eu-central-1").send(recorders));
    await sts().send(identity);
    stop();
    await hub().send(members);

    expect(heard).toMatchObject([
      {
        service: "config",
        operation: "DescribeConfigurationRecorders",
        region: "eu-west-1",
        accountId: MEMBER.id,
        callerArn: `arn:aws:iam::${MEMBER.id}:user/practice`,
        status: 200,
        method: "POST",
        path: "/",
      },
      { service: "config", region: "eu-central-1", status: 400, fault: "UnrecognizedClientException" },
      { service: "sts", operation: "GetCallerIdentity", accountId: ADMINISTRATOR.id, status: 200 },
    ]);
    expect(heard[1]?.accountId).toBeUndefined();
    expect(world.gateway.requests()).toHaveLength(3);
    expect(world.gateway.requests().slice(0, 2)).toEqual(heard.slice(1));
    expect(world.gateway.requests()[2]).toMatchObject({ service: "securityhub", operation: "Asked" });
  });
});

describe("a service that fails itself", () => {
  it("is answered with 500 and the reason, and shown on the console", async () => {
    const shown = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const failure = new Error("a hole in the emulator");
    answer = () => Promise.reject(failure);
    const error = await refusal(hub().send(members));
    expect(error).toMatchObject({
      name: "InternalFailure",
      message: "The practice world failed: a hole in the emulator",
      $metadata: { httpStatusCode: 500 },
    });
    expect(shown.mock.calls.flat()).toContain(failure);
    shown.mockRestore();
  });
});

it("takes a service later, but no second one of the same name", async () => {
  const states: AwsService = {
    signingName: "states",
    protocol: "json-1.0",
    handle: () => ({ status: 200, body: "{}" }),
  };
  world.gateway.add(states);
  await new SFNClient(world.as(ADMINISTRATOR)).send(new ListExecutionsCommand({}));
  expect(() => world.gateway.add(states)).toThrow("signing name states");
});

interface Refusal extends Error {
  $metadata: { httpStatusCode?: number; requestId?: string };
}

/** What a call was refused with; fails when it was not. */
async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => undefined,
    (error: Refusal) => error,
  );
  if (!outcome) throw new Error("the call went through");
  return outcome;
}
