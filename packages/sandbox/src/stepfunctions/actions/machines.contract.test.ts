import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  paginateListStateMachines,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ask, machine } from "../testing/definitions.ts";
import { everyPage, openPractice, type Practice, ROLE } from "../testing/practice.ts";

let world: Practice;
beforeEach(async () => {
  world = await openPractice({ functions: { keep: () => null } });
});
afterEach(() => world.close());

const pass = machine({ A: { Type: "Pass", End: true } });
const create = (changes: object = {}) =>
  world.sfn.send(
    new CreateStateMachineCommand({ name: "m", roleArn: ROLE, definition: JSON.stringify(pass), ...changes }),
  );
const refusal = (name: string, message = /./) =>
  expect.objectContaining({ name, message: expect.stringMatching(message) });

it("creates a machine, and the same one again is the same", async () => {
  const first = await create();
  await world.clock.advance(60_000);
  const second = await create({ roleArn: `${ROLE}2` });
  expect(second.stateMachineArn).toBe("arn:aws:states:eu-west-1:111111111111:stateMachine:m");
  expect(second.creationDate).toEqual(first.creationDate);
  await expect(create({ definition: JSON.stringify({ ...pass, Comment: "new" }) })).rejects.toEqual(
    refusal("StateMachineAlreadyExists"),
  );
  const described = await world.sfn.send(
    new DescribeStateMachineCommand({ stateMachineArn: first.stateMachineArn }),
  );
  expect(described).toMatchObject({
    name: "m",
    status: "ACTIVE",
    type: "STANDARD",
    roleArn: ROLE,
    definition: JSON.stringify(pass),
    creationDate: first.creationDate,
  });
});

it("refuses definitions, names, roles and types that do not run here", async () => {
  const paths = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });
  await expect(create({ definition: paths })).rejects.toEqual(
    refusal(
      "InvalidDefinition",
      /SCHEMA_VALIDATION_FAILED: Only definitions with "QueryLanguage": "JSONata"/,
    ),
  );
  await expect(create({ name: "a b" })).rejects.toEqual(refusal("InvalidName"));
  await expect(create({ roleArn: "role" })).rejects.toEqual(refusal("InvalidArn"));
  await expect(create({ type: "EXPRESS" })).rejects.toEqual(refusal("StateMachineTypeNotSupported"));
  await expect(create({ publish: true })).rejects.toEqual(refusal("ValidationException", /publish/));
});

it("updates a machine for executions to come, not for those under way", async () => {
  const stateMachineArn = await world.create(
    machine({ Ask: ask("keep", { Next: "A" }), A: { Type: "Pass", End: true } }),
  );
  const before = await world.start(stateMachineArn);
  await vi.waitFor(() => expect(world.calls).toHaveLength(1));
  const update = (changes: object) =>
    world.sfn.send(new UpdateStateMachineCommand({ stateMachineArn, ...changes }));
  await expect(update({})).rejects.toEqual(refusal("MissingRequiredParameter"));
  await expect(update({ definition: "{}" })).rejects.toEqual(refusal("InvalidDefinition"));
  expect((await update({ definition: JSON.stringify(pass) })).updateDate).toBeInstanceOf(Date);
  const after = await world.start(stateMachineArn);
  expect((await world.result(after)).execution.status).toBe("SUCCEEDED");
  expect(world.service.executions().map(({ states }) => states.length)).toEqual([1, 2]);
  expect(before).not.toBe(after);
});

it("lists machines in pages", async () => {
  for (const name of ["a", "b", "c"]) await create({ name });
  const pages = await everyPage(paginateListStateMachines({ client: world.sfn, pageSize: 2 }, {}));
  expect(pages.map(({ stateMachines }) => stateMachines?.map(({ name }) => name))).toEqual([
    ["a", "b"],
    ["c"],
  ]);
});
