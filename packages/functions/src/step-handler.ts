import { Logger } from "@aws-lambda-powertools/logger";
import { type Step, withTrace } from "@invitations/workflow/steps/step";
import { z } from "zod";

/** A step is about one request, or part of an errand that is about none. */
const payload = z.union([
  z.looseObject({ step: z.string(), request: z.string() }),
  z.looseObject({ step: z.string(), errand: z.string() }),
]);

/** A Lambda handler that runs the step its payload names; what a step throws is what the state machine catches. */
export function stepHandler(service: string, steps: Record<string, Step>) {
  const logger = new Logger({ serviceName: service });
  return async (event: unknown): Promise<object> => {
    const given = payload.parse(event);
    const { step: name } = given;
    const about = "request" in given ? { request: given.request } : { errand: given.errand };
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (!step) throw new Error(`${service} has no step "${name}".`);
    try {
      const result = await withTrace(step)(event);
      logger.info(`${name} done`, { ...about, step: name });
      return result;
    } catch (error) {
      logger.error(`${name} failed`, { ...about, step: name, error: error as Error });
      throw error;
    }
  };
}
