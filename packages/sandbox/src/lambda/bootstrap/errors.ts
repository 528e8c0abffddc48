/** An error of the runtime itself, by the name that Lambda gives it: `Runtime.HandlerNotFound`. */
export function runtimeError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name: `Runtime.${name}` });
}

/** What the runtime API is told of an error. */
export interface ErrorShape {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

/** Anything can be thrown; what is no Error bears the name of its type. */
export function shapeOf(thrown: unknown): ErrorShape {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  }
  return { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split("\n") ?? [] };
}
