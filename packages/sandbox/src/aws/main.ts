import { parseArgs } from "node:util";
import { switchesPath } from "../securityhub/switches-route.ts";
import { readSeed } from "../seeds/read-seed.ts";
import { createClock } from "../wire/clock.ts";
import { createAws } from "./aws.ts";
import { readPort } from "./port.ts";

/** `npm run sandbox:aws`: the emulated AWS alone, for the AWS CLI and any SDK. */
const { values } = parseArgs({
  options: { port: { type: "string", default: "4566" }, seed: { type: "string", default: "practice" } },
});

try {
  const seed = readSeed(values.seed);
  const aws = await createAws({ clock: createClock(), seed: seed.aws, port: readPort(values.port) });
  console.log(`The emulated AWS listens on ${aws.url}; its switches are at ${aws.url}${switchesPath}.`);
  const administrator = seed.aws.accounts.find(({ id }) => id === seed.administrator);
  console.log(`
As the administrator account ${seed.administrator}:
  export AWS_ACCESS_KEY_ID=${administrator?.accessKeyId} AWS_SECRET_ACCESS_KEY=${administrator?.secretAccessKey}
  export AWS_REGION=${seed.aws.regions[0]} AWS_ENDPOINT_URL=${aws.url}
  aws securityhub list-members --no-only-associated
`);
  const end = () => void aws.close().then(() => process.exit(0));
  process.once("SIGINT", end).once("SIGTERM", end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
