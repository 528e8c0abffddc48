import * as z from "zod";

/** Work that is about no single request, by the machine that carries it. */
export const errandKindSchema = z.enum(["transition", "drift", "bulk", "readiness"]);
export type ErrandKind = z.infer<typeof errandKindSchema>;

/** Those that somebody asks for by a command and nothing else. */
export type AskedErrand = Exclude<ErrandKind, "bulk">;

/** One run of such work. What it finds is kept as a report of the same id. */
export interface Errand {
  kind: ErrandKind;
  /** Names the machine's execution too: at most 80 letters, digits, `-` and `_`. */
  id: string;
  /** What its steps have to know; small, since a machine carries it along. */
  input: Readonly<Record<string, unknown>>;
}
