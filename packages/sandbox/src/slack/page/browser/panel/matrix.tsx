import { useEffect, useRef } from "preact/hooks";
import type { WorldAccount, WorldCell, WorldView } from "../../protocol.ts";
import { insertIntoMessage } from "../composer/insertion.ts";
import { HouseIcon } from "../icons.tsx";
import { Pill } from "./pill.tsx";
import { factsOf, MEANINGS, otherAdministrator, standingOf } from "./standing.ts";
import { showUnfolded } from "./unfold.ts";

/** Regions that fit side by side at full size. */
const ROOMY = 3;

/** Accounts × Regions: where each account stands, as the administrator's own list gives it. */
export function Matrix({ world }: { world: WorldView }) {
  const { regions, accounts, administrator } = world;
  return (
    <div
      class={regions.length > ROOMY ? "matrix compact" : "matrix"}
      style={{ "--regions": String(regions.length) }}
    >
      <p class="administrator">
        Administrator <strong>{administrator.alias}</strong>{" "}
        <span class="account-id">{administrator.id}</span>
      </p>
      <table aria-label="Accounts by Region">
        <thead>
          <tr>
            {regions.map((region, index) => (
              <th key={region} scope="col">
                <span class="region">{region}</span>
                {index === 0 && (
                  <span class="home">
                    <HouseIcon /> home
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {accounts.map((account) => (
          <AccountRows
            key={account.id}
            account={account}
            regions={regions}
            administrator={administrator.id}
          />
        ))}
      </table>
      <Legend />
    </div>
  );
}

interface AccountRowsProps {
  account: WorldAccount;
  regions: string[];
  administrator: string;
}

/** The account stands on a line of its own above its cells, so that both have room. */
function AccountRows({ account, regions, administrator }: AccountRowsProps) {
  return (
    <tbody>
      <tr class="account">
        <th scope="rowgroup" colSpan={regions.length}>
          <span class="account-line">
            <span class="alias">{account.alias}</span>
            <button
              type="button"
              class="account-id"
              title="Put this id into the message"
              onClick={() => insertIntoMessage(account.id)}
            >
              {account.id}
            </button>
            <span class="condition" title={account.condition}>
              {account.condition}
            </span>
          </span>
        </th>
      </tr>
      <tr>
        {regions.map((region) => (
          <Cell
            key={region}
            cell={account.cells[region]}
            alias={account.alias}
            region={region}
            administrator={administrator}
          />
        ))}
      </tr>
    </tbody>
  );
}

interface CellProps {
  cell: WorldCell | undefined;
  alias: string;
  region: string;
  administrator: string;
}

function Cell({ cell, alias, region, administrator }: CellProps) {
  const { tone, label } = standingOf(cell);
  const changes = useChanges(label);
  const marks = marksOf(cell, administrator);
  return (
    <td
      aria-label={`${alias} ${region}: ${label}`}
      title={factsOf(cell, region, administrator)}
      data-account={alias}
      data-region={region}
      data-status={tone}
    >
      {/* Where there is no membership to speak of, what stands in its way says more. */}
      {(tone !== "none" || marks.length === 0) && (
        <Pill key={changes} tone={tone} label={label} fresh={changes > 0} />
      )}
      {marks.length > 0 && (
        <span class="marks">
          {marks.map((mark) => (
            <span key={mark} class={mark === OTHER ? "other-administrator" : undefined}>
              {mark}
            </span>
          ))}
        </span>
      )}
    </td>
  );
}

const OTHER = "other administrator";

/** What is worth noticing about an account in a Region, besides its standing. */
function marksOf(cell: WorldCell | undefined, administrator: string): string[] {
  if (!cell) return [];
  return [
    ...(cell.hub ? [] : ["hub off"]),
    ...(cell.configRecording ? [] : ["no Config"]),
    ...(otherAdministrator(cell, administrator) ? [OTHER] : []),
  ];
}

/** How often the value has changed since it was first drawn: nothing is fresh on arrival. */
function useChanges(value: string): number {
  const seen = useRef({ value, changes: 0 });
  const changes = seen.current.changes + (seen.current.value === value ? 0 : 1);
  useEffect(() => {
    seen.current = { value, changes };
  }, [value, changes]);
  return changes;
}

function Legend() {
  return (
    <details class="legend" onToggle={showUnfolded}>
      <summary>What the words mean</summary>
      <dl>
        {MEANINGS.map(({ tone, label, meaning }) => (
          <div key={tone}>
            <dt>
              <Pill tone={tone} label={label} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        <div>
          <dt class="marks">
            <span>hub off</span>
          </dt>
          <dd>Security Hub is not enabled there; accepting enables it</dd>
        </div>
        <div>
          <dt class="marks">
            <span>no Config</span>
          </dt>
          <dd>AWS Config does not record: a member, but most controls stay blind</dd>
        </div>
        <div>
          <dt class="marks">
            <span class="other-administrator">other administrator</span>
          </dt>
          <dd>the account follows somebody else there</dd>
        </div>
      </dl>
    </details>
  );
}
