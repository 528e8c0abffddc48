import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `sst.config.ts`. */
export const projectRoot = fileURLToPath(new URL("../../../..", import.meta.url));

/**
 * SST's platform: the sources of its components and the packages they import, among them Pulumi's SDK. SST unpacks it
 * into `.sst/platform`; what evaluates or type-checks `sst.config.ts` reads it there.
 */
export function platformFolder(root: string = projectRoot): string {
  return join(root, ".sst", "platform");
}

/** The version of SST that the project is installed with, such as `4.17.1`. */
export function sstVersion(root: string = projectRoot): string {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", "sst", "package.json"), "utf8"));
  return version;
}

/** Whether the platform of this version is there, whole. A download that broke off leaves no list of packages behind. */
export function hasPlatform(root: string, version: string): boolean {
  const folder = platformFolder(root);
  const whole = [
    join(folder, "config.d.ts"),
    join(folder, "node_modules", ".package-lock.json"),
    join(root, ".sst", "provider-lock.json"),
  ];
  return versionThere(folder) === version && whole.every((file) => existsSync(file));
}

function versionThere(folder: string): string | undefined {
  const file = join(folder, "version");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}
