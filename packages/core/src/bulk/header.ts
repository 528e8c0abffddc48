import type { Refusal } from "../refusal.ts";

/** What a column of a list holds. */
export type Column = "account" | "email" | "owner" | "alias" | "regions";

/** The header as the AWS console has it, and the columns that are this app's own, as people are told them. */
export const HEADER: Readonly<Record<Column, string>> = {
  account: "Account ID",
  email: "Email",
  owner: "Owner",
  alias: "Alias",
  regions: "Regions",
};

/** Other names, in lower case and without anything but letters and digits; `Name` is what AWS Organizations exports. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  account: ["accountid", "account", "accounts", "awsaccountid", "awsaccount", "accountnumber", "id"],
  email: ["email", "emails", "emailaddress", "mail", "accountemail"],
  owner: ["owner", "owners", "accountowner", "accountowners", "slackowner", "slackowners"],
  alias: ["alias", "accountalias", "name", "accountname"],
  regions: ["region", "regions", "awsregion", "awsregions"],
};

/** Where each column stands. */
export interface Layout {
  columns: Partial<Record<Column, number>>;
  /** How many cells a row has. */
  width: number;
  /** Columns that mean nothing here, as the header has them. */
  ignored: string[];
}

/** The columns of a list without a header: as in the AWS console's. */
export const BY_POSITION: Layout = { columns: { account: 0, email: 1 }, width: 2, ignored: [] };

/** Reads a first line as a header; `undefined` where it names no account column, and so is none. */
export function readHeader(cells: readonly string[]): Layout | Refusal | undefined {
  const named = cells.map(columnNamed);
  if (!named.includes("account")) return undefined;
  const columns: Partial<Record<Column, number>> = {};
  for (const [index, column] of named.entries()) {
    if (column === undefined) continue;
    const before = columns[column];
    if (before !== undefined) {
      const found = [cells[before] ?? "", cells[index] ?? ""];
      return { refusal: "list-column-twice", column: HEADER[column], found };
    }
    columns[column] = index;
  }
  const ignored = cells.filter((cell, index) => named[index] === undefined && cell !== "");
  return { columns, width: cells.length, ignored };
}

/** Which column a name stands for, in any case, spacing and punctuation. */
function columnNamed(name: string): Column | undefined {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return (Object.keys(NAMES) as Column[]).find((column) => NAMES[column].includes(plain));
}
