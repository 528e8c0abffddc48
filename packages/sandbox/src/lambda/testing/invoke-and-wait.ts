import { createClock } from "../../wire/clock.ts";
import { startBundleHost } from "../bundle-host.ts";
import type { LambdaFunction } from "../lambda-function.ts";

/** A process that hosts one function, prints what it answers, and stays until it is killed. */
const deployed = JSON.parse(process.argv[2] ?? "") as LambdaFunction;
const host = await startBundleHost({ clock: createClock(), functions: [deployed] });
const result = await host.invoke(deployed.name, {});
console.log(result.ok ? result.payload : result);
setInterval(() => undefined, 60_000);
