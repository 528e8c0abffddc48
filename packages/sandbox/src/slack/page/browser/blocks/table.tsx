import type { TableBlock } from "@slack/types";
import { RichText } from "./rich-text.tsx";

type Cell = TableBlock["rows"][number][number];

/** The first row is the head, as Slack draws it. */
export function Table({ block }: { block: TableBlock }) {
  const [head, ...body] = block.rows;
  const settings = block.column_settings ?? [];
  const look = (column: number) => ({
    textAlign: settings[column]?.align ?? "left",
    whiteSpace: settings[column]?.is_wrapped ? "normal" : "nowrap",
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, and the arrow keys must reach it
    <section class="block table-box" aria-label="Table" tabIndex={0}>
      <table>
        {head && (
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th key={column} scope="col" style={look(column)}>
                  <Content cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={look(column)}>
                  <Content cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Content({ cell }: { cell: Cell }) {
  return cell.type === "rich_text" ? <RichText block={cell} /> : <span>{cell.text}</span>;
}
