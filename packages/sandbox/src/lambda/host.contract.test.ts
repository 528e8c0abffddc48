import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../wire/clock.ts";
import { startLambdaHost, startTogether } from "./host.ts";

const clock = createClock();
let folder = "";
/** A function that answers with its own name and the id of its process. */
function start(
  name: string,
  code = `export const handler = async () => ({ name: "${name}", pid: process.pid });`,
) {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, code);
  return startLambdaHost({ clock, functions: { [name]: file }, environment: {} });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "functions-"));
});
afterAll(() => {
  clock.stop();
  rmSync(folder, { recursive: true });
});

describe("hosts that are one", () => {
  it("run each function in the process where it is, by name and by ARN", async () => {
    const host = await startTogether([start("door"), start("steps")]);
    const door = await host.invoke("door", {});
    const steps = await host.invoke("arn:aws:lambda:us-east-1:999988887777:function:steps", {});
    expect(door).toMatchObject({ ok: true, payload: { name: "door" } });
    expect(steps).toMatchObject({ ok: true, payload: { name: "steps" } });
    const pids = [door, steps].map((result) => result.ok && (result.payload as { pid: number }).pid);
    expect(pids[0]).not.toBe(pids[1]);
    expect(await host.invoke("nobody", {})).toMatchObject({ errorType: "ResourceNotFoundException" });

    await host.close();
    expect(await host.invoke("door", {})).toMatchObject({ ok: false, errorType: "Runtime.ExitError" });
  });

  it("end together where one cannot be started", async () => {
    const door = start("door");
    await expect(startTogether([door, start("broken", "export const nothing = 1;")])).rejects.toThrow(
      "broken: the file exports no handler.",
    );
    expect(await (await door).invoke("door", {})).toMatchObject({ ok: false });
  });
});
