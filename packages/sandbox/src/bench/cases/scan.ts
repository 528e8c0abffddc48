import { GetAccountAuthorizationDetailsCommand, IAMClient } from "@aws-sdk/client-iam";
import { scanAccount } from "@invitations/iam/scan-account";
import { openIamWorld } from "../../iam/testing/iam-world.ts";
import { LARGE_ACCOUNT, largeAccount } from "../../seeds/large-account.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../../seeds/member-role.ts";
import { practiceAws, REGIONS } from "../../seeds/practice-aws.ts";
import type { Bench } from "../bench.ts";

const AT = new Date("2026-11-02T09:00:00Z");

/** What judging an account's policies costs when they have come: 1,000 policies, 500 roles. */
export const scan: Bench = {
  name: "scan of an account with 1,000 policies and 500 roles",
  unit: "decoding and parsing its policies once",
  budget: { time: 27, memory: 60 },
  samples: 7,
  async open() {
    const pages = await pagesOfAccount();
    // Only that it answers is asked of the client: the network and the emulated IAM are not what is measured.
    const answers = () => {
      const left = [...pages];
      return { send: async () => left.shift() ?? { IsTruncated: false } } as unknown as IAMClient;
    };
    const account = { id: LARGE_ACCOUNT, partition: "aws", regions: REGIONS };
    const documents = pages.flatMap(documentsIn);
    return {
      work: {
        async run() {
          const { readiness } = await scanAccount({ iam: answers() }, account, AT);
          if (readiness.looked.roles !== 500) throw new Error("Not every role was judged.");
        },
      },
      unit: { run: () => documents.map((text) => JSON.parse(decodeURIComponent(text))) },
    };
  },
};

async function pagesOfAccount() {
  const world = await openIamWorld({ ...practiceAws, accounts: [...practiceAws.accounts, largeAccount()] });
  try {
    const role = `arn:aws:iam::${LARGE_ACCOUNT}:role/${MEMBER_ROLE_NAME}`;
    const iam = new IAMClient(await world.session(role, { externalId: EXTERNAL_ID }));
    const pages = [];
    let Marker: string | undefined;
    do {
      const page = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 500, Marker }));
      pages.push(page);
      Marker = page.Marker;
    } while (Marker !== undefined);
    return pages;
  } finally {
    await world.close();
  }
}

/** Every document of a page, percent-encoded as IAM gives it. */
function documentsIn(page: object): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === "string" && value.startsWith("%7B")) found.push(value);
    else if (typeof value === "object" && value !== null)
      for (const inside of Object.values(value)) look(inside);
  };
  look(page);
  return found;
}
