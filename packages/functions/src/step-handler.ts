import { Logger } from "@aws-lambda-powertools/logger";
import { type Step, withTrace } from "@invitations/workflow/steps/step";
import { z } from "zod";

const payload = z.looseObject({ step: z.string(), request: z.string() });

/** A Lambda handler that runs the step its payload names; what a step throws is what the state machine catches. */
export function stepHandler(service: string, steps: Record<string, Step>) {
  const logger = new Logger({ serviceName: service });
  return async (event: unknown): Promise<object> => {
    const { step: name, request } = payload.parse(event);
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (!step) throw new Error(`${service} has no step "${name}".`);
    try {
      const result = await withTrace(step)(event);
      logger.info(`${name} done`, { request, step: name });
      return result;
    } catch (error) {
      logger.error(`${name} failed`, { request, step: name, error: error as Error });
      throw error;
    }
  };
}
