import { askAndWait } from "./ask-and-wait.ts";
import { BROKEN, ending, findRegions } from "./frame.ts";
import type { Machine } from "./language.ts";
import { acceptInEachRegion, examineMember, inviteInEachRegion, settled } from "./membership.ts";
import type { MachineSettings } from "./settings.ts";

/**
 * The `join` machine: an owner has asked, so operators decide first, and nothing is invited before they do;
 * acceptance follows without a second question.
 */
export function join(settings: MachineSettings): Machine {
  return {
    Comment: "An owner asks that their account become a member, an operator decides.",
    QueryLanguage: "JSONata",
    StartAt: "FindRegions",
    States: {
      FindRegions: findRegions(settings, "ExamineMember"),
      ...examineMember(settings, "Settle"),
      Settle: settled(settings, "IsItSettled"),
      IsItSettled: {
        Type: "Choice",
        Choices: [
          { Condition: "{% $states.input.closed %}", Next: "Announce" },
          { Condition: '{% $states.input.verdict = "accept" %}', Next: "InviteInEachRegion" },
          { Condition: '{% $states.input.verdict = "decline" %}', Next: "Complete" },
        ],
        Default: "AskOwner",
      },
      ...askAndWait(settings, {
        accepted: "InviteInEachRegion",
        declined: "Complete",
        closed: "Announce",
        broken: BROKEN,
      }),
      ...inviteInEachRegion(settings, "CountInvited", "IsAnyoneInvited"),
      IsAnyoneInvited: {
        Type: "Choice",
        Choices: [{ Condition: "{% $count($states.input.regions) = 0 %}", Next: "Complete" }],
        Default: "AcceptInEachRegion",
      },
      AcceptInEachRegion: acceptInEachRegion(settings),
      ...ending(settings),
    },
  };
}
