import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { WorldControl, WorldView } from "../../protocol.ts";
import { perform } from "../deeds.ts";
import { CrossIcon, WrenchIcon } from "../icons.tsx";
import { byGroup, type Group, type Subject } from "./subjects.ts";

/** A button that opens what can be broken, mended and done in an account's console. */
export function Trouble({ controls, world }: { controls: WorldControl[]; world: WorldView }) {
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState(world.accounts[0]?.id ?? world.administrator.id);
  const [region, setRegion] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    frame.current?.querySelector("select")?.focus();
    const outside = ({ target }: MouseEvent) => {
      if (!(target instanceof Node)) return;
      if (!frame.current?.contains(target) && !opener.current?.contains(target)) setOpen(false);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") close();
    };
    document.addEventListener("mousedown", outside);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("mousedown", outside);
      document.removeEventListener("keydown", onKey);
    };
  }, [open]);
  return (
    <>
      <button
        ref={opener}
        type="button"
        class="button small"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <WrenchIcon /> Break things
      </button>
      {open && (
        <div ref={frame} id={id} class="trouble" role="dialog" aria-label="Break things">
          <div class="trouble-head">
            <h2>Break things</h2>
            <button type="button" class="icon-button" aria-label="Close" onClick={close}>
              <CrossIcon />
            </button>
          </div>
          <p class="quiet">Nobody in Slack is told: see how the app finds out.</p>
          <Where
            world={world}
            account={account}
            region={region}
            onAccount={(next) => {
              setAccount(next);
              setRegion("");
            }}
            onRegion={setRegion}
          />
          <Groups groups={byGroup(controls)} account={account} region={region} />
        </div>
      )}
    </>
  );
}

interface WhereProps {
  world: WorldView;
  account: string;
  region: string;
  onAccount(account: string): void;
  onRegion(region: string): void;
}

function Where({ world, account, region, onAccount, onRegion }: WhereProps) {
  const { administrator, accounts } = world;
  const chosen = accounts.find(({ id }) => id === account);
  const regions = chosen ? world.regions.filter((one) => chosen.cells[one]) : world.regions;
  return (
    <div class="trouble-where">
      <select
        class="select"
        aria-label="Account"
        value={account}
        onChange={({ currentTarget }) => onAccount(currentTarget.value)}
      >
        {accounts.map(({ id, alias }) => (
          <option key={id} value={id}>
            {alias}
          </option>
        ))}
        <option value={administrator.id}>{administrator.alias} (administrator)</option>
      </select>
      <select
        class="select"
        aria-label="Region"
        value={region}
        onChange={({ currentTarget }) => onRegion(currentTarget.value)}
      >
        <option value="">every Region</option>
        {regions.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
}

function Groups({ groups, account, region }: { groups: Group[]; account: string; region: string }) {
  const [outcome, setOutcome] = useState<{ ok: boolean; words: string }>();
  const [busy, setBusy] = useState("");
  const act = async ({ id, subject, label, needs }: WorldControl, choice: string | undefined) => {
    setBusy(id);
    setOutcome(undefined);
    const result = await perform("control", {
      control: id,
      ...(needs === "nothing" ? {} : { account }),
      ...(needs === "region" && region !== "" ? { region } : {}),
      ...(choice === undefined ? {} : { choice }),
    });
    setBusy("");
    setOutcome(
      result.ok ? { ok: true, words: `${subject}: ${label}. Done.` } : { ok: false, words: result.error },
    );
  };
  return (
    <>
      {groups.map(({ name, subjects }) => (
        <section key={name ?? ""} aria-label={name}>
          {name && <h3 class="trouble-group">{name}</h3>}
          <ul class="trouble-subjects">
            {subjects.map((subject) => (
              <SubjectRow key={subject.name} subject={subject} busy={busy} onAct={act} />
            ))}
          </ul>
        </section>
      ))}
      <p
        class={outcome && !outcome.ok ? "trouble-outcome field-error" : "trouble-outcome quiet"}
        role="status"
      >
        {outcome?.words}
      </p>
    </>
  );
}

interface SubjectRowProps {
  subject: Subject;
  busy: string;
  onAct(control: WorldControl, choice: string | undefined): void;
}

function SubjectRow({ subject: { name, choices, controls }, busy, onAct }: SubjectRowProps) {
  const [choice, setChoice] = useState(choices?.[0]);
  return (
    <li class={choices ? "subject with-choices" : "subject"}>
      <span class="subject-name">{name}</span>
      {choices && (
        <select
          class="select"
          aria-label={name}
          value={choice}
          onChange={({ currentTarget }) => setChoice(currentTarget.value)}
        >
          {choices.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
      <span class="subject-buttons">
        {controls.map((control) => (
          <button
            key={control.id}
            type="button"
            class={busy === control.id ? "button small pending" : "button small"}
            aria-label={`${name}: ${control.label}`}
            aria-busy={busy === control.id}
            aria-disabled={busy !== ""}
            onClick={() => busy === "" && onAct(control, choice)}
          >
            {control.label}
          </button>
        ))}
      </span>
    </li>
  );
}
