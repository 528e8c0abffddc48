import type { SecurityHub } from "./securityhub.ts";
import { BadSwitch, switchTable } from "./switches.ts";

/** Where the world mounts `createSwitchesRoute`. */
export const switchesPath = "/_practice/switches";

/**
 * The switches over HTTP. `GET` gives `{ switches: {name: value}, table: {name: {initial, takes, why}} }`;
 * `PUT` takes `{name: value}` for the ones to change (`null`: back to the initial value) and answers like GET.
 * A bad setting changes nothing and gets 400 with `{ message }`.
 */
export function createSwitchesRoute(
  securityHub: Pick<SecurityHub, "switches" | "setSwitches">,
): (request: Request) => Promise<Response> {
  const current = () => Response.json({ switches: securityHub.switches(), table: described() });
  return async (request) => {
    if (request.method === "GET") return current();
    if (request.method !== "PUT")
      return refuse(405, `Switches are read with GET and set with PUT, not with ${request.method}.`);
    let changes: unknown;
    try {
      changes = JSON.parse(await request.text());
    } catch {
      return refuse(400, 'The body is not JSON; send something like {"listShowsAccepted": false}.');
    }
    try {
      securityHub.setSwitches(changes);
    } catch (error) {
      if (error instanceof BadSwitch) return refuse(400, error.message);
      throw error;
    }
    return current();
  };
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

function described() {
  return Object.fromEntries(
    Object.entries(switchTable).map(([name, { initial, takes, why }]) => [name, { initial, takes, why }]),
  );
}
