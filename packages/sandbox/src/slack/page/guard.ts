import type { MiddlewareHandler } from "hono";

/**
 * Keeps other web pages out: the workspace answers only to its own names on this machine, so that a name
 * rebound to 127.0.0.1 reaches nothing, and takes deeds only from its own page.
 * @param port read at each request, for it is known only once the server listens
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (request, next) => {
    const hosts = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port()}`);
    const host = request.req.header("host") ?? "";
    if (!hosts.includes(host)) {
      return request.json(
        { ok: false, error: `This workspace is not ${host || "without a Host header"}.` },
        403,
      );
    }
    if (request.req.method === "POST" && request.req.path.startsWith("/do/")) {
      const origin = request.req.header("origin");
      // A browser sends Origin with every POST; a test or a script sends none and is no other web page.
      if (origin !== undefined && !hosts.some((name) => origin === `http://${name}`)) {
        return request.json({ ok: false, error: `Deeds are not taken from ${origin}.` }, 403);
      }
      const type = request.req.header("content-type") ?? "";
      if (!type.startsWith("application/json")) {
        return request.json({ ok: false, error: "Deeds are sent as application/json." }, 415);
      }
    }
    return next();
  };
}
