/** The description of an alarm: what is wrong, in words for whoever is on call, and the page that says what to do. */
export interface AlarmDescription {
  what: string;
  /** File in `docs/runbook/`: `stuck-requests.md`. */
  page?: string;
}

const PAGE = /\s*\bRunbook: docs\/runbook\/([a-z0-9-]+\.md)\.?\s*$/;

/** What an alarm is to be described by, so that the operators' channel can lead to its page. */
export const alarmDescription = ({ what, page }: Required<AlarmDescription>): string =>
  `${what} Runbook: docs/runbook/${page}`;

/** The same the other way; a description that names no page of the runbook at its end is all about what is wrong. */
export function readAlarmDescription(description: string): AlarmDescription {
  const page = PAGE.exec(description)?.[1];
  return page === undefined ? { what: description } : { what: description.replace(PAGE, ""), page };
}
