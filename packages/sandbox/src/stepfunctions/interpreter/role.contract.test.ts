import { CreateStateMachineCommand, UpdateStateMachineCommand } from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ADMINISTRATOR, policy } from "../../aws/testing/small-world.ts";
import { machine } from "../testing/definitions.ts";
import { openPractice, type Practice, REGION, ROLE } from "../testing/practice.ts";

const here = `${REGION}:${ADMINISTRATOR.id}`;
const KEEP = `arn:aws:lambda:${here}:function:keep`;
const CHILD = `arn:aws:states:${here}:stateMachine:child`;
const PARENT = `arn:aws:states:${here}:stateMachine:parent`;
const NOT_TRUSTED =
  "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.";

let world: Practice;
beforeEach(async () => {
  world = await openPractice({ held: true, functions: { keep: () => "kept", other: () => "kept" } });
});
afterEach(() => world.close());

/** Gives the machines' role these statements; only Step Functions may take it, for the machines of this account. */
function allow(
  Resource: string[],
  Service = "states.amazonaws.com",
  source = `arn:aws:states:${here}:stateMachine:*`,
) {
  const Action = ["lambda:InvokeFunction", "states:StartExecution"];
  world.directory.putRole(ADMINISTRATOR.id, {
    name: "Steps",
    trust: policy({
      Effect: "Allow",
      Principal: { Service },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": ADMINISTRATOR.id },
        ArnLike: { "aws:SourceArn": source },
      },
    }),
    policies: { calls: policy({ Effect: "Allow", Action, Resource }) },
  });
}
const invoking = (FunctionName: string) =>
  machine({
    Do: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: { FunctionName }, End: true },
  });
const starting = machine({
  Do: {
    Type: "Task",
    Resource: "arn:aws:states:::states:startExecution",
    Arguments: { StateMachineArn: CHILD },
    End: true,
  },
});
const session = `arn:aws:sts::${ADMINISTRATOR.id}:assumed-role/Steps/steps`;

it("invokes the functions that the role names, by ARN or by name", async () => {
  allow([KEEP]);
  for (const name of [KEEP, "keep"])
    expect((await world.run(invoking(name))).output).toMatchObject({ Payload: "kept" });
});

it("fails the task in Lambda's words for any other, and does not invoke it", async () => {
  allow([KEEP]);
  const { execution } = await world.run(invoking("other"));
  expect(execution).toMatchObject({ status: "FAILED", error: "Lambda.AWSLambdaException" });
  const other = KEEP.replace(/keep$/, "other");
  expect(execution.cause).toContain(
    `User: ${session} is not authorized to perform: lambda:InvokeFunction on resource: ${other} ` +
      "because no identity-based policy allows the lambda:InvokeFunction action (Service: Lambda, Status Code: 403, ",
  );
  expect(world.calls).toEqual([]);
});

it("starts the machines that the role names, and no other", async () => {
  allow([KEEP, CHILD]);
  await world.create(invoking("keep"), "child");
  const parent = await world.create(starting, "parent");
  expect((await world.result(await world.start(parent))).execution.status).toBe("SUCCEEDED");
  allow([KEEP, PARENT]);
  const { execution } = await world.result(await world.start(parent));
  expect(execution).toMatchObject({ status: "FAILED", error: "StepFunctions.AWSStepFunctionsException" });
  expect(execution.cause).toContain(`not authorized to perform: states:StartExecution on resource: ${CHILD}`);
});

it("takes no role that trusts another service, or Step Functions for another machine only", async () => {
  allow([KEEP], "lambda.amazonaws.com");
  const definition = JSON.stringify(invoking("keep"));
  const create = () =>
    world.sfn.send(new CreateStateMachineCommand({ name: "parent", roleArn: ROLE, definition }));
  await expect(create()).rejects.toMatchObject({ name: "AccessDeniedException", message: NOT_TRUSTED });
  allow([KEEP], "states.amazonaws.com", CHILD);
  await expect(create()).rejects.toThrow(NOT_TRUSTED);
  allow([KEEP], "states.amazonaws.com", PARENT);
  await create();
  const elsewhere = `arn:aws:iam::${ADMINISTRATOR.id}:role/Nobody`;
  const update = new UpdateStateMachineCommand({ stateMachineArn: PARENT, roleArn: elsewhere });
  await expect(world.sfn.send(update)).rejects.toThrow(NOT_TRUSTED);
});

it("fails what runs when its role is gone", async () => {
  allow([KEEP]);
  const parent = await world.create(invoking("keep"), "parent");
  world.directory.deleteRole(ADMINISTRATOR.id, "Steps");
  const { execution } = await world.result(await world.start(parent));
  expect(execution).toMatchObject({ status: "FAILED", error: "Lambda.AWSLambdaException" });
  expect(execution.cause).toContain(NOT_TRUSTED);
});
