import type { Announcer, BulkAnnouncer } from "@invitations/core/ports";

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
    async tellNotified({ status }, people) {
      hears(`tellNotified ${status} ${people}`);
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
    async reportTransition({ accounts }, asker) {
      hears(`reportTransition ${accounts.map(({ fate }) => fate)} to ${asker}`);
      return undefined;
    },
    async reportReadiness({ account, pairs }, _known, asker) {
      hears(`reportReadiness ${account} ${pairs.accept.verdict} to ${asker}`);
      return undefined;
    },
    async reportAllReadiness(all, _accounts, asker) {
      hears(`reportAllReadiness of ${all.length} to ${asker}`);
      return undefined;
    },
    async tellReadinessChanged(changed) {
      hears(`tellReadinessChanged ${changed.map(({ account }) => account)}`);
      return undefined;
    },
    async tellErrandFailed({ kind }, { name }, asker) {
      hears(`tellErrandFailed ${kind} ${name} to ${asker ?? "operators"}`);
      return undefined;
    },
    async tellDrift({ found, unread }) {
      const told = [
        ...found.map(({ drift }) => drift),
        ...unread.map(({ unread: region }) => `not ${region}`),
      ];
      hears(`tellDrift ${told}`);
      return undefined;
    },
    async tellNoDrift(asker) {
      hears(`tellNoDrift to ${asker}`);
      return undefined;
    },
  };
}

/** The same for batches; each question asks everybody it may, and each list has this text. */
export function createBulkSide(hears: (line: string) => void, list: () => string): BulkAnnouncer {
  let messages = 0;
  const message = () => {
    messages += 1;
    return { channel: "D1", ts: `${messages}.1` };
  };
  return {
    fetchList: async () => new TextEncoder().encode(list()),
    findOwners: async (named) => new Map(named.map((token) => [token, { user: token }])),
    async tellChecked({ status, counts }) {
      hears(`tellChecked ${status} ${counts?.ok ?? 0} of ${counts?.rows ?? 0}`);
      return { message: message() };
    },
    async tellBegun() {
      hears("tellBegun");
      return { message: message() };
    },
    async showBatch({ status }, standing) {
      const counts = Object.entries(standing?.counts ?? {}).filter(([, count]) => count > 0);
      hears(`showBatch ${status} ${counts.map(([stage, count]) => `${stage} ${count}`).join(", ")}`);
      return undefined;
    },
    async askTogether(id, { owners, channel, requests }) {
      hears(`askTogether ${channel ?? owners} about ${requests.length}`);
      const together = requests.length > 1 ? { together: id } : {};
      return { messages: [{ ...message(), ...together }], unreachable: [] };
    },
    async noteTogether(requests, _expiresAt, person) {
      hears(`noteTogether ${person} about ${requests.length}`);
      return undefined;
    },
    async showTogether(_id, _message, requests) {
      hears(`showTogether ${requests.map(({ status }) => status)}`);
      return undefined;
    },
    async remindTogether({ owners, requests }) {
      hears(`remindTogether ${owners} of ${requests.length}`);
      return [];
    },
    async escalateTogether(requests, people) {
      hears(`escalateTogether ${people} of ${requests.length}`);
      return [];
    },
  };
}
