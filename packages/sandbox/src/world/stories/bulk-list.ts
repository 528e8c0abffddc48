import { fleetAccount } from "../../seeds/fleet.ts";
import { ADMINISTRATOR } from "../../seeds/practice-aws.ts";
import { people } from "../../seeds/practice-people.ts";

/** A row as somebody has it in a spreadsheet: `Account ID, Email, Owner, Alias, Regions`. */
type Row = [account: string, email: string, owner: string, alias: string, regions: string];

const HEADER = ["Account ID", "Email", "Owner", "Alias", "Regions"];
/** Handles of those who own the accounts, in shares as even as they come. */
export const LIST_OWNERS = ["carla", "deniz", "emeka"] as const;

/** Rows that nobody can be invited by, each for a reason of its own. */
const BAD: readonly { why: string; row: Row }[] = [
  { why: "a spreadsheet took its leading zero", row: ["12345678901", "", "", "", ""] },
  { why: "a spreadsheet made a decimal of it", row: ["600000000901.0", "", "", "", ""] },
  { why: "a spreadsheet rounded it", row: ["6.00000001E+11", "", "", "", ""] },
  { why: "it stands in the list twice", row: [fleetAccount(1), "", "", "", ""] },
  { why: "its address is none", row: ["600000000902", "fleet-902(at)example.com", "", "", ""] },
  { why: "there is no such Region", row: ["600000000903", "", "", "", "eu-west-9"] },
  { why: "it is the administrator account itself", row: [ADMINISTRATOR, "", "", "", ""] },
];

export interface BulkList {
  /** CSV in UTF-8. */
  content: Uint8Array;
  rows: number;
  /** Accounts that can be invited. */
  accounts: string[];
  /** How many of them each of `LIST_OWNERS` owns. */
  shares: Record<string, number>;
  /** Rows that cannot, with their lines in the file, from 1. */
  bad: { line: number; why: string }[];
}

/** A list of so many accounts of the fleet, at least three, and seven bad rows strewn among them. */
export function bulkList(many: number): BulkList {
  const shares: Record<string, number> = {};
  const good = Array.from({ length: many }, (_, index): Row => {
    const owner = LIST_OWNERS[index % LIST_OWNERS.length] ?? "carla";
    shares[owner] = (shares[owner] ?? 0) + 1;
    const alias = `fleet-${String(index + 1).padStart(3, "0")}`;
    return [fleetAccount(index + 1), `${alias}@example.com`, idOf(owner), alias, ""];
  });
  const rows: { row: Row; why?: string }[] = good.map((row) => ({ row }));
  // From behind, so that each place is still what it was; the row that comes twice stays after the first.
  for (const [index, { row, why }] of [...BAD.entries()].reverse()) {
    const [account, email, owner, ...rest] = row;
    const place = Math.max(1, Math.floor(((index + 1) * many) / (BAD.length + 1)));
    rows.splice(place, 0, { row: [account, email, owner || idOf("carla"), ...rest], why });
  }
  const lines = [HEADER, ...rows.map(({ row }) => row)].map((cells) => cells.join(","));
  return {
    content: new TextEncoder().encode(`${lines.join("\r\n")}\r\n`),
    rows: rows.length,
    accounts: good.map(([account]) => account),
    shares,
    bad: rows.flatMap(({ why }, index) => (why === undefined ? [] : [{ line: index + 2, why }])),
  };
}

const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? name;
