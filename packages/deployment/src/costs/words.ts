import { ACCOUNTS, ASSUMED } from "./assumptions.ts";
import { whole } from "./markdown.ts";
import { ordinaryMonth, requestsOf } from "./month.ts";

export const INTRODUCTION = `What this deployment costs the administrator account, worked out from what \`npm run graph\` says would exist, from what the
practice world counts of a request, and from AWS's public prices. \`npm run costs -- --write\` writes this page anew, and a test
holds it to the program. Rather too much than too little: no free tier is taken off, though small deployments stay within several.`;

export const NOT_IN_IT = `Security Hub and AWS Config charge each member account and the administrator for what they check; that is not in it, and
neither are taxes, Logs Insights queries, and what somebody looks up in the console. KMS charges another dollar a month after each
of the first two yearly rotations of the key.`;

export const COUNTED = `In the practice world, which runs the machines of a deployment; a journey counts anew and compares. The invitation waits two
days for its owner, with a reminder, and is accepted.`;

export const ASSUMPTIONS = [
  `- ${ASSUMED.regions} Regions: the home Region and three linked ones.`,
  `- An ordinary month has a request of any kind for every ${ASSUMED.accountsPerRequest} accounts, at least ${ASSUMED.fewestRequests}: ${ACCOUNTS.map((accounts) => `${whole(requestsOf(ordinaryMonth(accounts)))} with ${whole(accounts)}`).join(", ")}. Each costs as much as an accepted invitation.`,
  `- In Slack, people do ${ASSUMED.actsPerRequest} things for each request and ${ASSUMED.actsBeside} beside that: commands, presses, forms, the app's home.`,
  `- In each Region a request has ${ASSUMED.repeatsPerRegion} attempts that are repeated, since what was written cannot be read back at once.`,
  `- An invocation takes, cold starts among it: ${Object.entries(ASSUMED.seconds)
    .map(([name, seconds]) => `\`${name}\` ${seconds} s`)
    .join(
      ", ",
    )}; a scan ${ASSUMED.secondsToScan} s more for each account, a comparison ${ASSUMED.secondsToCompare} s more for each account and Region. ${ASSUMED.coldStarts * 100} of 100 begin cold and read ${ASSUMED.secretsPerColdStart} secrets.`,
  "- The comparison runs daily, the scan of all accounts weekly, the watch hourly.",
  `- An event takes ${ASSUMED.writesPerEvent} write units with its head and indexes and ${whole(ASSUMED.bytesPerEvent)} bytes, an account ${whole(ASSUMED.bytesPerAccount)} bytes with the verdict on its policies; an invocation ${ASSUMED.readsPerInvocation} read units and ${ASSUMED.keyRequestsPerInvocation} requests to KMS.`,
  `- Logs: ${whole(ASSUMED.logBytesPerInvocation)} bytes of an invocation, ${whole(ASSUMED.logBytesPerTransition)} of a state transition, kept for a year and not compressed. The record has grown for a year as well. Every request of Slack, execution and look of the watch is traced.`,
  `- A metric costs for each hour in which it is told: ${ASSUMED.metricHoursPerRequest} hours of a request, ${ASSUMED.metricHoursPerTenActs} of ten things done in Slack, and three metrics of the watch always.`,
].join("\n");
