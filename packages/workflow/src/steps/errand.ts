import { errandKindSchema } from "@invitations/core/errand";
import type { Announcer } from "@invitations/core/ports";
import * as z from "zod";
import { errandInput, readError, type Step } from "./step.ts";

/** An errand that somebody asked for, who hears how it ended. */
export const askedErrand = errandInput.extend({ input: z.looseObject({ asker: z.string() }) });

/** One that a schedule began is nobody's: the operators hear of it. */
const failedErrand = errandInput.extend({
  input: z.looseObject({ asker: z.string().optional() }),
  kind: errandKindSchema,
  error: z.unknown(),
});

/** The step `announce-errand-failure`, of every errand's machine. Throws where the asker cannot be told. */
export function announceErrandFailure({ announcer }: { announcer: Announcer }): Step {
  return async (given) => {
    const { errand: id, kind, input, error } = failedErrand.parse(given);
    const { name, message } = readError(error);
    const told = await announcer.tellErrandFailed({ kind, id }, { name, message }, input.asker);
    if (told)
      throw new Error(
        `${input.asker ?? "The operators"} could not be told that ${id} failed: ${told.because}`,
      );
    return {};
  };
}
