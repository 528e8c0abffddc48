import { MOST_ROWS, readList } from "@invitations/core/bulk/read-list";
import { isRefusal } from "@invitations/core/refusal";
import type { Bench } from "../bench.ts";

const text = [
  "Account ID,Email,Owner,Alias",
  ...Array.from({ length: MOST_ROWS }, (_, row) => {
    const id = String(100_000_000_000 + row);
    return `${id},account-${row}@example.com,U03CARLA U04DENIZ,team-${row}`;
  }),
].join("\r\n");
const bytes = new TextEncoder().encode(text);

/** A list as somebody gives it as a file. */
export const list: Bench = {
  name: `reading a list of ${MOST_ROWS} accounts`,
  unit: "splitting its text into cells",
  budget: { time: 45, memory: 110 },
  async open() {
    return {
      work: {
        times: 5,
        run() {
          const read = readList(bytes);
          if (isRefusal(read) || read.rows.length !== MOST_ROWS) throw new Error("The list was not read.");
        },
      },
      unit: { times: 50, run: () => text.split("\r\n").map((line) => line.split(",")) },
    };
  },
};
