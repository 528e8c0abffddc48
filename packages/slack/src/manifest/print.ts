import { parseArgs } from "node:util";
import { manifest } from "./manifest.ts";

/** `npm run manifest`: prints the app's manifest, for an address with `--url`, for Socket Mode without. */
const { values } = parseArgs({ options: { url: { type: "string" } } });
if (values.url !== undefined && !/^https:\/\//.test(values.url)) {
  console.error(`--url takes the https address of the Slack door, not "${values.url}".`);
  process.exit(1);
}
console.log(
  JSON.stringify(manifest(values.url ? { requestUrl: values.url } : { socketMode: true }), null, 2),
);
