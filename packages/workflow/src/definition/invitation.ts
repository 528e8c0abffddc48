import { askAndWait } from "./ask-and-wait.ts";
import { eachRegion, regionsFrom, regionTask } from "./each-region.ts";
import { BROKEN, ending, findRegions } from "./frame.ts";
import type { Machine } from "./language.ts";
import { acceptInEachRegion, examineMember, inviteInEachRegion, withdrawInEachRegion } from "./membership.ts";
import type { MachineSettings } from "./settings.ts";

/**
 * The `invitation` machine: find the Regions, look at the member account, invite it everywhere, ask its owner,
 * put the decision into effect, read back, tell.
 *
 * A pure function of what the deployment knows, so that AWS and the practice world run the same data.
 */
export function invitation(settings: MachineSettings): Machine {
  return {
    Comment: "A member account is invited, its owner decides, and the decision is put into effect.",
    QueryLanguage: "JSONata",
    StartAt: "FindRegions",
    States: {
      FindRegions: findRegions(settings, "ExamineMember"),
      ...examineMember(settings, "InviteInEachRegion"),
      ...inviteInEachRegion(settings, "Settle", "IsItSettled"),
      IsItSettled: {
        Type: "Choice",
        Choices: [
          { Condition: "{% $states.input.closed %}", Next: "WithdrawInEachRegion" },
          // An invitation that reached no Region is not asked about.
          { Condition: "{% $count($states.input.regions) = 0 %}", Next: "Complete" },
          { Condition: '{% $states.input.verdict = "accept" %}', Next: "AcceptInEachRegion" },
          { Condition: '{% $states.input.verdict = "decline" %}', Next: "DeclineInEachRegion" },
        ],
        Default: "AskOwner",
      },
      ...askAndWait(settings, {
        accepted: "AcceptInEachRegion",
        declined: "DeclineInEachRegion",
        closed: "WithdrawInEachRegion",
        broken: BROKEN,
      }),
      AcceptInEachRegion: acceptInEachRegion(settings),
      DeclineInEachRegion: eachRegion(settings, "decline", {
        regions: regionsFrom("$states.input.regions"),
        startAt: "Decline",
        states: {
          Decline: regionTask(settings, "decline", "member", "decline", {
            // Declining needs Security Hub on; to switch it on for that would be the opposite of declining.
            catch: [{ ErrorEquals: ["HubAbsent"], Output: "{% $states.input %}", Next: "WithdrawInstead" }],
            next: "ConfirmResigned",
          }),
          ConfirmResigned: regionTask(settings, "decline", "administrator", "confirm-resigned"),
          WithdrawInstead: regionTask(settings, "decline", "administrator", "withdraw"),
        },
        next: "Complete",
        broken: BROKEN,
      }),
      WithdrawInEachRegion: withdrawInEachRegion(settings),
      ...ending(settings),
    },
  };
}
