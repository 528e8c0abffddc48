import { GetAccountSettingsCommand } from "@aws-sdk/client-lambda";
import { type Check, failed, ok } from "../check.ts";
import { NAMES } from "../names.ts";

/** 1,000 is usual, and a new account may have as few as ten (Lambda's quotas). A list of accounts keeps some forty busy. */
const ENOUGH = 50;

/** The account lets Lambda run so many functions at once that Slack is answered while accounts are worked on. */
export const concurrency: Check = {
  name: NAMES.concurrency,
  needs: [NAMES.homeRegion],
  async look(visit) {
    const { region } = visit.known("place");
    const { AccountLimit } = await visit.known("clients").lambda.send(new GetAccountSettingsCommand({}));
    const free = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
    if (free >= ENOUGH) return ok(`${free.toLocaleString("en")} functions may run at once in ${region}`);
    return failed(
      `only ${free} functions may run at once in ${region}: while many accounts are invited, Slack would see errors`,
      `Ask for more: aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000 --region ${region}`,
    );
  },
};
