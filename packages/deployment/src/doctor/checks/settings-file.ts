import { existsSync } from "node:fs";
import { basename } from "node:path";
import { readSettings } from "@invitations/functions/deployment/settings";
import { partitionOf } from "@invitations/securityhub/security-hub-regions";
import { type Check, failed, ok } from "../check.ts";
import { createClients } from "../clients.ts";
import { loadingFault, loadSettings } from "../load-settings.ts";
import { NAMES } from "../names.ts";

/** What `sst.config.ts` calls the app. */
const APP = "securityhub-invitations";

/** The settings can be read, are complete and right. */
export const settingsFile: Check = {
  name: NAMES.settings,
  needs: [],
  async look(visit) {
    const { settingsFile: file, stage, aws } = visit.question;
    if (!existsSync(file)) {
      return failed(
        `there is no file ${file}`,
        "Name the right one with --settings, or begin with membership.config.ts.",
      );
    }
    const settings = await loadSettings(file).then(read(basename(file)), (error: unknown) => ({
      // A file that cannot be loaded says to its author what is wrong, of whatever kind.
      wrong: `${basename(file)} cannot be read`,
      lines: loadingFault(error),
    }));
    if ("wrong" in settings) return failed(settings.wrong, ...settings.lines);
    const { administratorAccountId: account, homeRegion: region, operators } = settings;
    visit.put("settings", settings);
    visit.put("place", { partition: partitionOf(region), region, account, app: APP, stage });
    visit.put("clients", createClients(region, aws));
    const people = operators.length === 1 ? "1 operator" : `${operators.length} operators`;
    return ok(`${basename(file)} is complete: account ${account}, ${region}, ${people}`);
  },
};

const read = (file: string) => (given: unknown) => {
  if (given === undefined) {
    return {
      wrong: `${file} exports no settings`,
      lines: ["Begin it with: export default membership({ … })"],
    };
  }
  try {
    return readSettings(given);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, ...lines] = error.message.split("\n");
    return { wrong: `${file} is not right`, lines: lines.map((line) => line.replace(/^ {2}/, "")) };
  }
};
