import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ListMembersCommand, type Member, SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { History, Recorded } from "@invitations/core/ports";
import type { Request } from "@invitations/core/request/request";
import { createHistory } from "@invitations/history/history";
import { TABLE_NAME } from "./settings.ts";
import type { World } from "./world.ts";

/** One request of a world, as its record tells it. */
export interface RequestOutcome {
  id: string;
  kind: string;
  account: string;
  status: string;
  /** By Region that was worked on: the member status last read, or the step reached where none was read or the invitation was taken back. */
  regions: Record<string, string>;
  events: { seq: number; type: string; actor: string; at: string }[];
}

/** The record of a world, through a client of the reader's own. */
export function recordOf(world: World): { history: History; close(): void } {
  const client = new DynamoDBClient({
    endpoint: world.ready.dynamodb,
    region: world.ready.regions[0] ?? "us-east-1",
    credentials: { accessKeyId: "practice", secretAccessKey: "practice" },
  });
  return {
    history: createHistory({ client, table: TABLE_NAME }),
    close: () => client.destroy(),
  };
}

/** What the record says of one request. */
export async function outcomeOf(history: History, request: Request): Promise<RequestOutcome> {
  const events = await history.events(request.id);
  return {
    id: request.id,
    kind: request.kind,
    account: request.account.id,
    status: request.status,
    regions: Object.fromEntries(
      Object.entries(request.outcomes).map(([region, { status, step }]) => [
        region,
        step === "withdrawn" ? step : (status ?? step),
      ]),
    ),
    events: events.map((event) => ({
      seq: event.seq,
      type: event.type,
      actor: actorOf(event),
      at: event.at,
    })),
  };
}

function actorOf({ actor }: Recorded): string {
  return "person" in actor ? actor.person : actor.app;
}

/** Member statuses by account and Region, read as the administrator account with ListMembers. */
export async function membersOf(world: World): Promise<Record<string, Record<string, string>>> {
  const administrator = world.ready.accounts.find(({ id }) => id === world.administrator);
  if (!administrator) throw new Error("The world has no administrator account.");
  const members: Record<string, Record<string, string>> = {};
  for (const region of world.ready.regions) {
    const client = new SecurityHubClient({
      endpoint: world.ready.aws,
      region,
      credentials: {
        accessKeyId: administrator.accessKeyId,
        secretAccessKey: administrator.secretAccessKey,
      },
    });
    for (const { AccountId = "", MemberStatus = "" } of await listMembers(client)) {
      members[AccountId] = { ...members[AccountId], [region]: MemberStatus };
    }
    client.destroy();
  }
  return members;
}

async function listMembers(client: SecurityHubClient): Promise<Member[]> {
  const members: Member[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListMembersCommand({ OnlyAssociated: false, ...(token ? { NextToken: token } : {}) }),
    );
    members.push(...(page.Members ?? []));
    token = page.NextToken;
  } while (token);
  return members;
}
