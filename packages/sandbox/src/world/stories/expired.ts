import { OPERATORS_CHANNEL, type Story } from "./story.ts";

const ACCOUNT = "777788889999";
const DAY = 24 * 60 * 60 * 1_000;
const MINUTE = 60_000;

/** Nobody answers: the question is put again, goes to the escalation list, and expires; the invitation is taken back. */
export const expired: Story = async ({ narrator }) => {
  const { world, tell, promise, history } = narrator;
  const id = await narrator.asks("ana", OPERATORS_CHANNEL, `invite ${ACCOUNT} Before the audit`, ACCOUNT);
  await narrator.waits(id);
  await narrator.stands(ACCOUNT, "Invited");

  const reminders = async () =>
    (await history.events(id)).flatMap((event) =>
      event.type === "reminded" ? [event.escalated ? "escalated" : "reminded"] : [],
    );
  /** Days that pass, and what has to have been done about the question by then. */
  const days = [
    { pass: 1, so: ["reminded"] },
    { pass: 2, so: ["reminded", "reminded"] },
    { pass: 2, so: ["reminded", "reminded", "escalated"] },
  ];
  let day = 0;
  for (const { pass, so } of days) {
    day += pass;
    tell(`\n  Day ${day}: Fay has not answered.`);
    await world.clock.advance(pass * DAY + MINUTE);
    await narrator.follow(id, () => true);
    const done = await reminders();
    promise(
      done.join() === so.join(),
      `After ${day} days the question should have been ${so.join(", ")}; it was ${done.join(", ") || "left alone"}.`,
    );
  }
  await narrator.reads("fay", ACCOUNT);
  tell("\n  Day 15: Fay has not answered.");
  await world.clock.advance((15 - day) * DAY);
  await narrator.ends(id, "expired");
  await narrator.stands(ACCOUNT, undefined);
  await narrator.reads("ana", "expired");
};
