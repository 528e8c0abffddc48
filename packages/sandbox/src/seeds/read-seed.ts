import { readFileSync } from "node:fs";
import * as z from "zod";
import { practice, type WorldSeed } from "./world-seed.ts";

const id = z.string().regex(/^\d{12}$/, "must be 12 digits");
const text = z.string().min(1);
const policy = z.object({
  Version: z.literal("2012-10-17"),
  Statement: z.array(z.record(z.string(), z.unknown())),
});
const inline = z.record(text, policy);
const attached = z.array(text).optional();
const controlLevel = {
  policies: z.array(z.strictObject({ name: text, document: policy })),
  withoutFullAccess: z.boolean().optional(),
};
const iam = {
  roles: z.array(
    z.strictObject({
      name: text,
      trust: policy,
      policies: inline,
      attached,
      boundary: text.optional(),
      sessionPolicy: policy.optional(),
      maxSessionDuration: z.int().min(3600).max(43_200).optional(),
    }),
  ),
  users: z
    .array(
      z.strictObject({
        name: text,
        policies: inline.optional(),
        attached,
        boundary: text.optional(),
        groups: z.array(text).optional(),
      }),
    )
    .optional(),
  groups: z.array(z.strictObject({ name: text, policies: inline.optional(), attached })).optional(),
  policies: z
    .array(
      z.strictObject({
        name: text,
        description: z.string().optional(),
        documents: z.array(policy).min(1).max(5),
        defaultVersion: text.optional(),
      }),
    )
    .optional(),
};
const schema = z.strictObject({
  administrator: id,
  operators: z.array(text).min(1),
  operatorsChannel: text,
  ownership: z.record(text, z.strictObject({ owners: z.array(text), channel: text.optional() })),
  channels: z.array(z.strictObject({ id: text, name: text, members: z.array(text) })),
  userGroups: z
    .array(z.strictObject({ id: text, handle: text, name: text, users: z.array(text) }))
    .optional(),
  people: z.array(
    z.strictObject({
      id: text,
      name: text,
      realName: text,
      role: z.string(),
      email: z.email(),
      colour: text,
      bot: z.literal(false),
    }),
  ),
  aws: z.strictObject({
    regions: z.array(text).min(1),
    accounts: z.array(
      z.strictObject({
        id,
        alias: text,
        email: z.email(),
        kind: z.enum(["administrator", "member"]),
        condition: z.string(),
        accessKeyId: text,
        secretAccessKey: text,
        ...iam,
        regions: z.record(
          text,
          z.strictObject({ hub: z.boolean(), config: z.enum(["recording", "stopped", "none"]) }),
        ),
        aggregator: z
          .strictObject({
            home: text,
            mode: z.enum(["ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS"]),
            regions: z.array(text),
          })
          .optional(),
        organization: z
          .strictObject({
            id: text,
            managementAccountId: id,
            features: z.enum(["ALL", "CONSOLIDATED_BILLING"]).optional(),
            suspended: z.boolean().optional(),
          })
          .optional(),
      }),
    ),
    memberships: z.array(
      z.strictObject({
        administrator: id,
        member: id,
        regions: z.array(text),
        status: z.enum(["Created", "Invited", "Enabled", "Removed", "Resigned"]),
        organizationManaged: z.boolean().optional(),
      }),
    ),
    serviceControl: z
      .record(
        text,
        z.strictObject({
          root: z.strictObject(controlLevel).optional(),
          units: z.array(z.strictObject({ ...controlLevel, name: text, accounts: z.array(id) })).optional(),
          accounts: z.record(id, z.strictObject(controlLevel)).optional(),
        }),
      )
      .optional(),
  }),
});

/**
 * The seed of that name, or of that JSON file, in the shape that `WorldSeed` tells.
 * Throws a sentence that names every place where the file is not in that shape.
 */
export function readSeed(given: string): WorldSeed {
  if (given === "practice") return practice;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(given, "utf8"));
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new Error(`The seed "${given}" is neither "practice" nor a JSON file that can be read: ${because}`);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const places = parsed.error.issues.map(
      ({ path, message }) => `  ${path.join(".") || "(top)"}: ${message}`,
    );
    throw new Error(`The seed file ${given} is not in shape.\n${places.join("\n")}`);
  }
  const seed = parsed.data as WorldSeed;
  if (!seed.aws.accounts.some(({ id }) => id === seed.administrator)) {
    throw new Error(`The seed file ${given} has no account ${seed.administrator}, its administrator.`);
  }
  return seed;
}
