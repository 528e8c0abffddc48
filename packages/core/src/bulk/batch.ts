import * as z from "zod";
import { isRefusal, type Refusal } from "../refusal.ts";
import { messageSchema, type Request } from "../request/request.ts";
import { batchStatusSchema } from "./batch-status.ts";
import { encodingSchema } from "./decode.ts";
import { type JudgedRow, verdictCountsSchema, type Wanted } from "./verdict.ts";

const time = z.iso.datetime();
const user = z.string();

/**
 * Accounts that somebody asks to invite by a list: the list is checked first, and whoever gave it says whether to
 * go. From then on each account has a request of its own, whose history is the record; a batch only holds them
 * together, so it has a state and no history.
 */
export const batchSchema = z.object({
  /** `lst-` and eight characters; names the execution of its machine too. */
  id: z.string(),
  /** Counts the changes. */
  version: z.number().int().positive(),
  requester: user,
  /** For accounts of which neither the list nor the table names an owner. */
  defaultOwners: z.array(user),
  reason: z.string().optional(),
  source: z.union([
    z.object({ text: z.string() }),
    z.object({ file: z.object({ id: z.string(), name: z.string() }) }),
  ]),
  givenAt: time,
  status: batchStatusSchema,
  /** Why the list could not be read; not called `refusal`, by which a refusal is known. */
  unreadable: z.custom<Refusal>(isRefusal).optional(),
  failure: z.object({ name: z.string(), message: z.string() }).optional(),
  /** The administrator's Regions when the list was checked, home Region first. */
  regions: z.array(z.string()).optional(),
  counts: verdictCountsSchema.optional(),
  /** How its file was read, and columns that meant nothing. */
  encoding: encodingSchema.optional(),
  ignored: z.array(z.string()).optional(),
  /** Accounts for which no request could be made any more once it was to go. */
  unopened: z.array(z.object({ account: z.string(), because: z.custom<Refusal>(isRefusal) })).optional(),
  /** Until when it waits for the word to go. */
  expiresAt: time.optional(),
  /** Where it is told; those messages are rewritten as it goes on. */
  messages: z.array(messageSchema),
  /** What the waiting machine listens on. */
  taskToken: z.string().optional(),
});
export type Batch = z.infer<typeof batchSchema>;

/** A row that can be invited, with the request that it gets: the same one, however often it is asked. */
export interface Listed extends Wanted {
  line: number;
  request: string;
}

/** The rows of a batch that can be invited, in the order of the list. */
export function listedIn(batch: string, rows: readonly JudgedRow[]): Listed[] {
  return rows.flatMap(({ line, row }) =>
    row ? [{ ...row, line, request: `${batch.replace(/^lst-/, "inv-")}-${line}` }] : [],
  );
}

/** Reports that belong to a batch beside its own, which has its rows. */
export const reportsOf = {
  /** The administrator's list as it was when the batch was checked: `{ account, statuses }`. */
  members: (batch: string) => `${batch}-members`,
  /** The requests that one message asks about: `{ request }`. */
  together: (id: string) => `${id}-together`,
};

/** The message that asks about this request together with others; one that asks about nothing else comes after. */
export function askedTogetherIn(request: Request): string | undefined {
  const messages = "messages" in request ? request.messages : undefined;
  return messages?.find(({ together }) => together !== undefined)?.together;
}
