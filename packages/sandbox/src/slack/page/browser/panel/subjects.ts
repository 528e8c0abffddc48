import type { WorldControl } from "../../protocol.ts";

/** Controls of one subject, which stand on one line. */
export interface Subject {
  name: string;
  controls: WorldControl[];
  /** What any of them can be used on, if that is to be chosen on the line. */
  choices?: string[];
}

/** In the order in which each subject comes first. */
export function bySubject(controls: WorldControl[]): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const control of controls) {
    const subject = subjects.get(control.subject) ?? { name: control.subject, controls: [] };
    subject.controls.push(control);
    if (control.choices) subject.choices = [...new Set([...(subject.choices ?? []), ...control.choices])];
    subjects.set(control.subject, subject);
  }
  return [...subjects.values()];
}

/** Subjects under one heading; none over those that have none. */
export interface Group {
  name: string | undefined;
  subjects: Subject[];
}

export function byGroup(controls: WorldControl[]): Group[] {
  const groups = new Map<string | undefined, WorldControl[]>();
  for (const control of controls) {
    const others = groups.get(control.group);
    if (others) others.push(control);
    else groups.set(control.group, [control]);
  }
  return [...groups].map(([name, own]) => ({ name, subjects: bySubject(own) }));
}
