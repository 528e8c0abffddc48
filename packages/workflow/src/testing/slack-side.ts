import type { Announcer } from "@invitations/core/ports";

/** Slack, which hears everything and fails at nothing: each line as `tellRequester enabled`. */
export function createSlackSide(hears: (line: string) => void): Announcer {
  return {
    async askOwners(request) {
      hears(`askOwners ${request.kind}`);
      return { messages: [{ channel: "D1", ts: "1.2" }], unreachable: [] };
    },
    async remind() {
      hears("remind");
      return [];
    },
    async escalate(_request, people) {
      hears(`escalate ${people}`);
      return [];
    },
    async showOwners({ status }) {
      hears(`showOwners ${status}`);
      return undefined;
    },
    async tellOwners({ status }, owners) {
      hears(`tellOwners ${status} ${owners}`);
      return undefined;
    },
    async tellRequester({ status }) {
      hears(`tellRequester ${status}`);
      return undefined;
    },
    async tellOperators({ status }) {
      hears(`tellOperators ${status}`);
      return undefined;
    },
  };
}
