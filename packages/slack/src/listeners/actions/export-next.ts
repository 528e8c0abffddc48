import { exportAnswer } from "../../blocks/export-answer.ts";
import type { Desk } from "../../desk.ts";
import { readExportAsked, sendExport } from "../../export.ts";
import { unknownAction } from "../unknown.ts";
import type { PressArgs } from "./press.ts";

/** The next part of an export, asked for by the button below the one before. */
export async function exportNext(desk: Desk, args: PressArgs): Promise<void> {
  const { ack, action, body, client, respond } = args;
  const asked = readExportAsked(action.value ?? "");
  if (!asked) return unknownAction(args);
  await ack();
  const sent = await sendExport(desk, client, asked, body.user.id);
  await respond({ response_type: "ephemeral", replace_original: true, ...exportAnswer(sent) });
}
