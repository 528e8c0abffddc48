import { askAndWait } from "./ask-and-wait.ts";
import { eachRegion, regionsFrom, regionTask } from "./each-region.ts";
import type { Catcher, Machine } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, stepTask } from "./task.ts";

/**
 * The `invitation` machine: find the Regions, look at the member account, invite it everywhere, ask its owner,
 * put the decision into effect, read back, tell. Input: `{ "request": "inv-…" }`.
 *
 * A pure function of what the deployment knows, so that AWS and the practice world run the same data.
 */
export function invitation(settings: MachineSettings): Machine {
  const broken = "RecordFailure";
  return {
    Comment: "A member account is invited, its owner decides, and the decision is put into effect.",
    QueryLanguage: "JSONata",
    StartAt: "FindRegions",
    States: {
      FindRegions: {
        ...stepTask(settings, "administrator", "find-regions", {
          comment: "Home and linked Regions, and where the account stands in them.",
          assign: { request: "{% $states.input.request %}" },
          catch: [
            {
              ErrorEquals: ["States.ALL"],
              Assign: { request: "{% $states.input.request %}" },
              Output: { error: "{% $states.errorOutput %}" },
              Next: broken,
            },
          ],
          next: "ExamineMember",
        }),
        // The variable is set by this very state, so here the id comes from the input.
        Arguments: {
          FunctionName: settings.functions.administrator,
          Payload: { step: "find-regions", request: "{% $states.input.request %}" },
        },
      },
      ExamineMember: stepTask(settings, "member", "examine", {
        comment: "What stands in the account already; nothing is written there.",
        payload: {
          regions: "{% $states.input.regions %}",
          enabledIn: "{% $states.input.enabledIn %}",
          delegatedFor: "{% $states.input.delegatedFor %}",
        },
        catch: catchAll(broken),
        next: "IsItBlocked",
      }),
      IsItBlocked: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input.blocked %}", Next: "Announce" }],
        Default: "InviteInEachRegion",
      },
      InviteInEachRegion: eachRegion(settings, "invite", {
        regions: regionsFrom("$states.input.regions"),
        startAt: "Invite",
        states: { Invite: regionTask(settings, "invite", "administrator", "invite") },
        next: "CountInvited",
        broken,
      }),
      CountInvited: stepTask(settings, "administrator", "read-request", {
        comment: "The record says what came of it: an invitation that reached no Region is not asked about.",
        catch: catchAll(broken),
        next: "IsAnyoneInvited",
      }),
      IsAnyoneInvited: {
        Type: "Choice",
        Choices: [{ Condition: "{% $count($states.input.regions) > 0 %}", Next: "AskOwner" }],
        Default: "Complete",
      },
      ...askAndWait(settings, { decided: "ReadDecision", expired: "Expire", broken }),
      ReadDecision: stepTask(settings, "administrator", "read-request", {
        catch: catchAll(broken),
        next: "ShowDecision",
      }),
      ShowDecision: stepTask(settings, "announcer", "show-owners", {
        comment: "The buttons go as soon as somebody has decided.",
        output: "{% $states.input %}",
        catch: [whateverIsShown("WhichDecision", "{% $states.input %}")],
        next: "WhichDecision",
      }),
      WhichDecision: {
        Type: "Choice",
        Choices: [
          { Condition: '{% $states.input.verdict = "accept" %}', Next: "AcceptInEachRegion" },
          { Condition: '{% $states.input.verdict = "decline" %}', Next: "DeclineInEachRegion" },
          // Cancelled, or closed by hand: nobody is asked any more.
          { Condition: "{% $states.input.closed %}", Next: "Announce" },
        ],
        // Woken without a decision on record: somebody else's token, or a hand in the console.
        Default: "AwaitDecision",
      },
      AcceptInEachRegion: eachRegion(settings, "accept", {
        regions: regionsFrom("$states.input.regions"),
        startAt: "Accept",
        states: {
          Accept: regionTask(settings, "accept", "member", "accept", { next: "ConfirmEnabled" }),
          ConfirmEnabled: regionTask(settings, "accept", "administrator", "confirm-enabled", {
            next: "ShowAcceptance",
          }),
          ShowAcceptance: stepTask(settings, "announcer", "show-owners", {
            output: {},
            catch: [whateverIsShown("RegionDone", {})],
            next: "RegionDone",
          }),
          RegionDone: { Type: "Succeed" },
        },
        next: "Complete",
        broken,
      }),
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
        broken,
      }),
      Expire: stepTask(settings, "administrator", "expire", {
        comment: "A decision that came in the last moment stands, and is read again.",
        catch: catchAll(broken),
        next: "HasItExpired",
      }),
      HasItExpired: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input.expired %}", Next: "WithdrawInEachRegion" }],
        Default: "ReadDecision",
      },
      WithdrawInEachRegion: eachRegion(settings, "withdraw", {
        regions: regionsFrom("$states.input.regions"),
        startAt: "Withdraw",
        states: { Withdraw: regionTask(settings, "withdraw", "administrator", "withdraw") },
        next: "Announce",
        broken,
      }),
      Complete: stepTask(settings, "administrator", "complete", {
        catch: catchAll(broken),
        next: "Announce",
        output: {},
      }),
      Announce: stepTask(settings, "announcer", "announce", { output: {}, next: "Done" }),
      Done: { Type: "Succeed" },
      RecordFailure: stepTask(settings, "administrator", "fail", {
        payload: { error: "{% $states.input.error %}" },
        output: {},
        next: "AnnounceFailure",
      }),
      AnnounceFailure: stepTask(settings, "announcer", "announce", { output: {}, next: "Broken" }),
      Broken: {
        Type: "Fail",
        Error: "RequestFailed",
        Cause: "The request ended on a failure that no single Region answers for; its history says which.",
      },
    },
  };
}

/** What cannot be shown on the way must not stop the work; the last word, Announce, is not so forgiving. */
function whateverIsShown(next: string, output: unknown): Catcher {
  return { ErrorEquals: ["States.ALL"], Output: output, Next: next };
}
