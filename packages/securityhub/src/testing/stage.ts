import type { AdministratorHands, MemberHands, MemberSession } from "@invitations/core/ports";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import type { AwsSeed } from "@invitations/sandbox/seeds/seed";
import { createAdministratorHands } from "../administrator.ts";
import type { MemberClients } from "../clients.ts";
import { createMemberHands } from "../member.ts";
import { ADMINISTRATOR, contractSeed, EXTERNAL_ID, HOME, REQUEST, ROLE_NAME } from "./contract-seed.ts";
import { type ContractWorld, openContractWorld } from "./contract-world.ts";

/** What a scene has that the usual one has not. */
export interface Scene {
  seed?: Partial<AwsSeed>;
  switches?: Partial<Switches>;
  externalId?: string;
  /** Of every SDK client. */
  maxAttempts?: number;
}

/** One world at a time, and both hands in it. */
export interface Stage {
  /** The world of the scene that was opened last. */
  readonly world: ContractWorld;
  open(scene?: Scene): Promise<void>;
  administrator(id?: string): AdministratorHands;
  member(clients?: MemberClients): MemberHands;
  /** Opens a scene, and in it a session of the role in `account`. */
  session(account: string, scene?: Scene, region?: string): Promise<MemberSession>;
  /** The administrator that the account follows in the home Region. */
  followedBy(account: string): string | undefined;
  close(): Promise<void>;
}

const readBackPauses = [10, 20];

export function createStage(): Stage {
  let opened: ContractWorld | undefined;
  let externalId = EXTERNAL_ID;
  const stage: Stage = {
    get world() {
      if (!opened) throw new Error("No scene has been opened.");
      return opened;
    },
    async open(scene = {}) {
      externalId = scene.externalId ?? EXTERNAL_ID;
      opened = await openContractWorld({
        seed: contractSeed(scene.seed),
        switches: scene.switches ?? {},
        maxAttempts: scene.maxAttempts ?? 3,
      });
    },
    administrator(id = ADMINISTRATOR) {
      const { administratorClients, as } = stage.world;
      const securityHub =
        id === ADMINISTRATOR ? administratorClients.securityHub : (region: string) => as(id, region);
      const clients = { ...administratorClients, securityHub };
      return createAdministratorHands({ administrator: id, deploymentRegion: HOME, clients, readBackPauses });
    },
    member: (clients = stage.world.memberClients) =>
      createMemberHands({ partition: "aws", roleName: ROLE_NAME, externalId, clients, readBackPauses }),
    async session(account, scene, region = HOME) {
      await stage.open(scene);
      return stage.member().assume({ id: account }, REQUEST, region);
    },
    followedBy: (account) => stage.world.securityHub.place(account, HOME).administrator?.accountId,
    async close() {
      await opened?.close();
      opened = undefined;
    },
  };
  return stage;
}
