import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";

/** A process that never outlives the one that started it, not even one that was killed. */
export interface Tethered {
  pid: number;
  /** What it has printed last, on both streams. */
  lastWords(): string;
  /** Settles when it has ended, with how it did. */
  ended: Promise<string>;
  isRunning(): boolean;
  /** Asks it to end, insists after three seconds; resolves when it is gone. */
  end(): Promise<void>;
}

const WATCHER = fileURLToPath(new URL("end-with-parent.ts", import.meta.url));
const LAST_WORDS = 4_000;
const PATIENCE = 3_000;

/**
 * Starts `command` in a session of its own, so that Ctrl-C reaches only us and we end it in our own order.
 * Throws when it cannot be started.
 */
export async function startTethered(
  command: string,
  parameters: string[],
  environment: Record<string, string>,
): Promise<Tethered> {
  const child = spawn(command, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => {
      said = (said + piece.toString()).slice(-LAST_WORDS);
    });
    letGo(stream);
  }
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const pid = await started(child);
  const letItLive = watchOver(pid);
  child.once("exit", letItLive);
  // Nothing is kept alive for its sake: when we are done, so is it.
  child.unref();

  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    lastWords: () => said.trim(),
    ended,
    isRunning,
    async end() {
      if (!isRunning()) return;
      child.ref();
      const insist = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
      child.kill("SIGTERM");
      await ended;
      clearTimeout(insist);
    },
  };
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => resolve(Number(child.pid)));
  });
}

/** Ids of our processes that have not ended. */
const watched = new Set<number>();
/** Watches over all of them; its pipe from us breaks when we end. */
let watcher: ChildProcess | undefined;

/** Has the process ended when we end, in whatever way; the returned function calls that off. */
function watchOver(pid: number): () => void {
  watched.add(pid);
  if (watcher) tell(`+${pid}`);
  else {
    watcher = startWatcher();
    for (const each of watched) tell(`+${each}`);
  }
  return () => {
    watched.delete(pid);
    tell(`-${pid}`);
  };
}

function tell(line: string): void {
  watcher?.stdin?.write(`${line}\n`);
}

function startWatcher(): ChildProcess {
  const started = spawn(process.execPath, [WATCHER], {
    stdio: ["pipe", "ignore", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
    detached: true,
  });
  // Should somebody end it, the next process gets another, which is told of all.
  started.once("exit", () => {
    watcher = undefined;
  });
  // What is told to one that is ending breaks here; that it has ended is heard above.
  started.stdin.on("error", () => undefined);
  letGo(started.stdin);
  started.unref();
  return started;
}

/** The streams of a child are sockets, which keep a process alive unless told otherwise. */
function letGo(stream: unknown): void {
  if (stream instanceof Socket) stream.unref();
}
