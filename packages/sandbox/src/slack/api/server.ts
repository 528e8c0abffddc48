import { Hono } from "hono";
import { readArguments, textOf } from "./arguments.ts";
import type { MethodContext } from "./method.ts";
import { methods } from "./methods.ts";
import { SlackRefusal } from "./refusal.ts";
import { checkScopes, scopeHeaders } from "./scopes.ts";

/** Something broken on purpose: the method answers this instead of doing its work. */
export interface Fault {
  /** `internal_error`, `ratelimited`, … */
  error: string;
  /** HTTP status; 200 unless given, 429 for `ratelimited`. */
  status?: number;
  /** Seconds, as `Retry-After`. */
  retryAfter?: number;
  /** How many calls it spoils; all, when left out. */
  times?: number;
}

export interface WebApiOptions {
  /** Read at each call, for the address is known only once the server listens. */
  context: () => MethodContext;
  botToken: string;
  /** What the workspace has granted the app now; `undefined`: everything. */
  scopes: () => readonly string[] | undefined;
  faults: Map<string, Fault>;
}

/** The Web API, `POST /api/<method>`. */
export function createWebApi({ context, botToken, scopes, faults }: WebApiOptions): Hono {
  const app = new Hono();
  app.all("/:method", async (request) => {
    const name = request.req.param("method");
    // Slack tells them only to whom it knows.
    let granted: readonly string[] | undefined;
    const answer = (body: object, status = 200, headers: Record<string, string> = {}) =>
      new Response(JSON.stringify(body), {
        status,
        headers: {
          "content-type": "application/json; charset=utf-8",
          ...scopeHeaders(name, granted),
          ...headers,
        },
      });
    try {
      const given = {
        ...request.req.query(),
        ...readArguments(request.req.header("content-type"), await request.req.text()),
      };
      const method = methods[name];
      if (!method) throw new SlackRefusal("unknown_method", { req_method: name });
      authenticate(request.req.header("authorization"), textOf(given, "token"), botToken);
      granted = scopes();
      checkScopes(name, granted);
      const fault = takeFault(faults, name);
      if (fault) {
        const status = fault.status ?? (fault.error === "ratelimited" ? 429 : 200);
        const retry = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
        return answer({ ok: false, error: fault.error }, status, retry);
      }
      return answer({ ok: true, ...method(given, context()) });
    } catch (refusal) {
      if (!(refusal instanceof SlackRefusal)) throw refusal;
      const { error, details, retryAfter } = refusal;
      if (retryAfter === undefined) return answer({ ok: false, error, ...details });
      return answer({ ok: false, error }, 429, { "retry-after": String(retryAfter) });
    }
  });
  return app;
}

function authenticate(header: string | undefined, argument: string | undefined, botToken: string): void {
  const token = header?.match(/^Bearer\s+(\S+)$/i)?.[1] ?? argument;
  if (!token) throw new SlackRefusal("not_authed");
  if (token !== botToken) throw new SlackRefusal("invalid_auth");
}

function takeFault(faults: Map<string, Fault>, method: string): Fault | undefined {
  const fault = faults.get(method);
  if (fault?.times === undefined) return fault;
  if (fault.times <= 1) faults.delete(method);
  else faults.set(method, { ...fault, times: fault.times - 1 });
  return fault;
}
