import type { Request } from "@invitations/core/request/request";
import type { KnownBlock } from "@slack/types";
import { standardsAsked, standardsTogether } from "../words/standards.ts";
import { counted, mrkdwn, series } from "../words/voice.ts";
import { section } from "./post.ts";

const { code, person } = mrkdwn;

/** A request that somebody can be asked about. */
export type Askable = Extract<Request, { status: "examined" | "waiting" }>;

/** What accepting will do, and what it leaves alone, for whoever decides. */
export function effectsBlocks(request: Askable): KnownBlock[] {
  switch (request.kind) {
    case "invitation":
      return [
        list("*If you accept*", [...findings(request), ...turnedOn(request), ONE_ADMINISTRATOR]),
        ...enabled(request),
        list("*What stays as it is*", stays(request)),
      ];
    case "join":
      return [
        list("*If you accept*", [
          `The account is invited in ${counted(request.regions.length, "Region")} and accepts there without another question: its owner has agreed by asking.`,
          ...findings(request),
          ...turnedOn(request),
        ]),
        ...enabled(request),
        list("*What stays as it is*", stays(request)),
      ];
    case "removal":
      return [list("*If you accept*", removed(request)), list("*What stays as it is*", KEPT_ON_REMOVAL)];
    case "departure":
      // Nobody is asked about it.
      return [];
  }
}

/** The same for invitations that are asked about in one message: said once, for each account that is accepted. */
export function effectsTogether(requests: readonly Askable[]): KnownBlock[] {
  if (requests.length === 0) return [];
  const off = requests.filter((request) => hubsOff(request).length > 0).length;
  const standards = [...new Set(requests.flatMap(({ details }) => details.standards ?? []))];
  // Whoever is told that something is enabled is not told as well that nothing is.
  const like = requests.filter(({ details }) => standards.length === 0 || details.standards).slice(0, 1);
  return [
    list("*What accepting does, for each account*", [
      "The administrator sees the account's Security Hub findings in the Regions of its invitation, those there are and those to come, and can update them.",
      ...(off === 0
        ? []
        : [
            `Security Hub is turned on where it is off: that is so in ${off === requests.length ? "each" : off} of the accounts that wait.`,
          ]),
      ONE_ADMINISTRATOR,
    ]),
    ...together(standards),
    ...like.map((request) => list("*What stays as it is*", stays(request))),
  ];
}

const list = (title: string, items: readonly string[]) =>
  section([title, ...items.map((item) => `• ${item}`)].join("\n"));

function findings({ regions }: Askable): string[] {
  return [
    `The administrator sees the account's Security Hub findings in ${counted(regions.length, "Region")}, those there are and those to come, and can update them.`,
  ];
}

const hubsOff = ({ regions, examination }: Askable) =>
  regions.filter((region) => examination?.regions[region]?.hub === "off");

function turnedOn(request: Askable): string[] {
  const off = hubsOff(request);
  return off.length === 0
    ? []
    : [`Security Hub is turned on where it is off: ${series(off.map((region) => code(region, 40)))}.`];
}

const ONE_ADMINISTRATOR = "It follows one administrator only, so meanwhile it cannot accept another.";

/** In a block of its own, so that no long list can cut it off. */
function enabled(request: Askable): KnownBlock[] {
  const words = standardsAsked(request);
  return words === undefined ? [] : [section(`• ${words}`)];
}

function together(standards: readonly string[]): KnownBlock[] {
  const words = standardsTogether(standards);
  return words === undefined ? [] : [section(`• ${words}`)];
}

function stays({ details }: Askable): string[] {
  return details.standards
    ? [
        "The account keeps its own settings in each Region: the standards that it has, controls, integrations.",
        "It may leave the administrator later; findings stop going there then. Standards stay enabled until somebody of the account disables them.",
      ]
    : [
        "The account keeps its own settings in each Region: standards, controls, integrations.",
        "No standards are enabled, so accepting adds no security checks to the bill.",
        "It may leave the administrator later; findings stop going there then.",
      ];
}

function removed({ regions, details, owners }: Askable): string[] {
  return [
    `The account is disassociated in ${counted(regions.length, "Region")}: the administrator no longer receives or sees its findings.`,
    details.andDelete
      ? "It is then deleted from the administrator's list. To come back it has to be invited like a new account."
      : "It stays on the administrator's list as Removed, and can be invited again.",
    owners.length === 0
      ? "Nobody is on record as its owner, so nobody outside the security team is told."
      : `Its owners, ${series(owners.map(person))}, are told now that this is asked, and later how it ends.`,
  ];
}

const KEPT_ON_REMOVAL = [
  "Security Hub stays on in the account, with its own settings and findings.",
  "Nothing is done before somebody accepts.",
];
