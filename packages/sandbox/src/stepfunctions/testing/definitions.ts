/** A JSONata machine of these states that begins with the first. */
export function machine(states: Record<string, object>, rest: object = {}): object {
  return { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states, ...rest };
}

/** A task that calls `name` with `payload` and whose result is what the function returned. */
export function call(name: string, payload: unknown, rest: object = { End: true }): object {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: name, Payload: payload },
    Output: "{% $states.result.Payload %}",
    ...rest,
  };
}

/** A task that hands its token to `name` and waits. */
export function ask(name: string, rest: object = { End: true }): object {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Arguments: { FunctionName: name, Payload: { token: "{% $states.context.Task.Token %}" } },
    ...rest,
  };
}

/** An error with this name, which becomes the error that Retry and Catch see. */
export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
