import { eachRegion, regionsFrom, regionTask } from "./each-region.ts";
import { BROKEN } from "./frame.ts";
import type { MapState, States, TaskState } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, stepTask, whateverIsShown } from "./task.ts";

const REGIONS = regionsFrom("$states.input.regions");

/** What stands in the account already; nothing is written there. A blocked or cancelled request ends here. */
export function examineMember(settings: MachineSettings, next: string): States {
  return {
    ExamineMember: stepTask(settings, "member", "examine", {
      payload: {
        regions: "{% $states.input.regions %}",
        enabledIn: "{% $states.input.enabledIn %}",
        delegatedFor: "{% $states.input.delegatedFor %}",
      },
      catch: catchAll(BROKEN),
      next: "IsItBlocked",
    }),
    IsItBlocked: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.closed %}", Next: "Announce" }],
      Default: next,
    },
  };
}

/** Adds and invites the account everywhere, and asks the record what came of it, in a state called `settle`. */
export function inviteInEachRegion(settings: MachineSettings, settle: string, next: string): States {
  return {
    InviteInEachRegion: eachRegion(settings, "invite", {
      regions: REGIONS,
      startAt: "Invite",
      states: { Invite: regionTask(settings, "invite", "administrator", "invite") },
      next: settle,
      broken: BROKEN,
    }),
    [settle]: settled(settings, next),
  };
}

/** The record says how far the request is, and whether a decision is carried over from an earlier one. */
export function settled(settings: MachineSettings, next: string): TaskState {
  return stepTask(settings, "administrator", "settle", { catch: catchAll(BROKEN), next });
}

/** The member account accepts everywhere; each Region is read back from the administrator's side. */
export function acceptInEachRegion(settings: MachineSettings): MapState {
  return eachRegion(settings, "accept", {
    regions: `{% [$states.input.regions.{ "region": $, "withStandards": $states.input.withStandards }] %}`,
    startAt: "Accept",
    states: {
      Accept: regionTask(settings, "accept", "member", "accept", { next: "ConfirmEnabled" }),
      ConfirmEnabled: regionTask(settings, "accept", "administrator", "confirm-enabled", {
        next: "AreStandardsAsked",
      }),
      AreStandardsAsked: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input.withStandards %}", Next: "EnableStandards" }],
        Default: "ShowAcceptance",
      },
      EnableStandards: stepTask(settings, "member", "enable-standards", {
        payload: { region: "{% $states.input.region %}" },
        output: {},
        // The account is a member by now, and stays one whatever becomes of its standards.
        catch: [
          {
            ErrorEquals: ["States.ALL"],
            Output: { region: "{% $states.input.region %}", error: "{% $states.errorOutput %}" },
            Next: "RecordStandardsFailure",
          },
        ],
        next: "ShowAcceptance",
      }),
      RecordStandardsFailure: stepTask(settings, "administrator", "standards-failed", {
        payload: { region: "{% $states.input.region %}", error: "{% $states.input.error %}" },
        output: {},
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
    broken: BROKEN,
  });
}

/** The administrator takes back what was never accepted, after the request has ended. */
export function withdrawInEachRegion(settings: MachineSettings): MapState {
  return eachRegion(settings, "withdraw", {
    regions: REGIONS,
    startAt: "Withdraw",
    states: { Withdraw: regionTask(settings, "withdraw", "administrator", "withdraw") },
    next: "Announce",
    broken: BROKEN,
  });
}
