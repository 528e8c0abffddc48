import type { Graph, Resource, Value } from "../graph/graph.ts";
import { arnOf, arnsOf, at, type Check, listOf, ofKind } from "./check.ts";
import { permissionsOf, resourcePoliciesOf } from "./policy.ts";

/** Something that begins without anybody waiting for how it ends. */
interface Start {
  name: string;
  /** ARN of what is started. */
  target: Value | undefined;
  /** ARN of the queue for what could not be started. */
  queue: Value | undefined;
  /** ARN of the role that puts it there; none where the queue lets a service in. */
  role?: Value | undefined;
}

/** Whatever starts something and does not wait has a queue for what came to nothing, and may use it. */
export const deadLetters: Check = (graph) => {
  const queues = ofKind(graph, "sqs.Queue");
  const arns = arnsOf(graph, "sqs.Queue", "lambda.Function", "sfn.StateMachine", "sns.Topic");
  const starts = startsOf(graph);
  const functions = ofKind(graph, "lambda.Function").filter((of) =>
    starts.some(({ target }) => target === arnOf(graph, of)),
  );
  const ends: Start[] = functions.map(({ name, inputs }) => ({
    name,
    target: undefined,
    queue: at(inputs, "deadLetterConfig", "targetArn"),
    role: inputs.role,
  }));
  return [
    ...starts
      .filter(({ target }) => !arns.includes(String(target)))
      .map(({ name, target }) => `${name} starts ${target}, which is not there.`),
    ...[...starts, ...ends].flatMap(({ name, queue, role }) => {
      const found = queues.find((candidate) => arnOf(graph, candidate) === queue);
      if (!found) return [`${name} has no queue for what comes to nothing.`];
      return maySend(graph, found, role) ? [] : [`${name} may not use the queue that it has.`];
    }),
  ];
};

function startsOf(graph: Graph): Start[] {
  const schedules = ofKind(graph, "scheduler.Schedule").map(({ name, inputs: { target } }) => ({
    name,
    target: at(target, "arn"),
    queue: at(target, "deadLetterConfig", "arn"),
    role: at(target, "roleArn"),
  }));
  const rules = ofKind(graph, "cloudwatch.EventTarget").map(({ name, inputs }) => ({
    name,
    target: inputs.arn,
    queue: at(inputs, "deadLetterConfig", "arn"),
  }));
  const subscriptions = ofKind(graph, "sns.TopicSubscription")
    // An e-mail is gone once it is sent.
    .filter(({ inputs }) => inputs.protocol === "lambda" || inputs.protocol === "sqs")
    .map(({ name, inputs }) => ({
      name,
      target: inputs.endpoint,
      queue: inputs.redrivePolicy
        ? at(JSON.parse(String(inputs.redrivePolicy)), "deadLetterTargetArn")
        : undefined,
    }));
  return [...schedules, ...rules, ...subscriptions];
}

/** Whether the role, or a service where there is none, may put something into the queue and encrypt it. */
function maySend(graph: Graph, queue: Resource, role: Value | undefined): boolean {
  const arn = arnOf(graph, queue);
  const sends = ({ actions, resources }: { actions: string[]; resources: string[] }) =>
    actions.includes("sqs:SendMessage") && resources.includes(arn);
  const own = ofKind(graph, "iam.Role").find((candidate) => arnOf(graph, candidate) === role);
  const policies = resourcePoliciesOf(graph).filter(
    ({ of }) => of.type.startsWith("aws:kms/") || of.type.startsWith("aws:sqs/"),
  );
  const allowed = policies.flatMap(({ statements }) => statements).filter(({ effect }) => effect === "Allow");
  const sending = own ? permissionsOf(own).some(sends) : allowed.some(sends);
  const encrypting = allowed.some(
    ({ actions, principal }) =>
      ["kms:Decrypt", "kms:GenerateDataKey"].every((action) => actions.includes(action)) &&
      (own ? listOf(at(principal, "AWS")).includes(role ?? null) : at(principal, "Service") !== undefined),
  );
  return sending && encrypting;
}
