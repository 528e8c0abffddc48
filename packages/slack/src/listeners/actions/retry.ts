import { retryRequest } from "../../afterwards.ts";
import type { Desk } from "../../desk.ts";
import { answerAfterwards } from "./answer-afterwards.ts";
import type { PressArgs } from "./press.ts";

/** Retry, pressed on a request that failed in some Regions. */
export const retry = (desk: Desk, args: PressArgs) => answerAfterwards(desk, args, retryRequest);
