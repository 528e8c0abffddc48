import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Node keeps what it compiled: processes that load the same modules do not compile them again. */
export const COMPILED = join(tmpdir(), "node-compile-cache");
