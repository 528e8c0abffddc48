import { type ComponentChildren, Fragment } from "preact";
import { useContext } from "preact/hooks";
import { WorkspaceContext } from "../workspace.ts";
import { formatSlackDate } from "./slack-date.ts";
import type { Inline, Passage } from "./tree.ts";

/** Draws parsed text. Everything reaches the document as text nodes, never as markup. */
export function Passages({ passages }: { passages: Passage[] }) {
  return (
    <>
      {passages.map((passage, index) => (
        <OnePassage key={index} passage={passage} />
      ))}
    </>
  );
}

function OnePassage({ passage }: { passage: Passage }) {
  switch (passage.kind) {
    case "lines":
      return (
        <div class="lines">
          <Inlines nodes={passage.children} />
        </div>
      );
    case "quote":
      return (
        <blockquote>
          <Inlines nodes={passage.children} />
        </blockquote>
      );
    case "preformatted":
      return <pre>{passage.text}</pre>;
    case "heading":
      return (
        <p class={`heading heading-${Math.min(passage.level, 3)}`}>
          <Inlines nodes={passage.children} />
        </p>
      );
    case "list": {
      const List = passage.ordered ? "ol" : "ul";
      return (
        <List>
          {passage.items.map((item, index) => (
            <li key={index} style={{ marginInlineStart: `${item.depth * 1.4}em` }}>
              <Inlines nodes={item.children} />
            </li>
          ))}
        </List>
      );
    }
    case "rule":
      return <hr />;
  }
}

export function Inlines({ nodes }: { nodes: Inline[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Fragment key={index}>
          <OneInline node={node} />
        </Fragment>
      ))}
    </>
  );
}

function OneInline({ node }: { node: Inline }): ComponentChildren {
  const { people, channels, userGroups, me, now } = useContext(WorkspaceContext);
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "bold":
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      );
    case "italic":
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      );
    case "code":
      // A short word is not broken at its hyphens: ids and names of Regions are read as one.
      return <code class={/^\S{1,28}$/.test(node.text) ? "whole" : undefined}>{node.text}</code>;
    case "link":
      return (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          <Inlines nodes={node.children} />
        </a>
      );
    case "person": {
      const person = people.get(node.id);
      return (
        <span class={node.id === me ? "mention mention-me" : "mention"} title={person?.realName}>
          @{person?.name ?? node.label ?? node.id}
        </span>
      );
    }
    case "channel":
      return <span class="mention">#{channels.get(node.id) ?? node.label ?? node.id}</span>;
    case "broadcast":
      return <span class="mention mention-me">@{userGroups.get(node.name) ?? node.name}</span>;
    case "emoji":
      return (
        <span class="emoji" role="img" aria-label={node.name.replaceAll("_", " ")}>
          {node.symbol}
        </span>
      );
    case "date": {
      const at = new Date(node.at * 1000);
      const shown = (
        <time dateTime={at.toISOString()} title={at.toLocaleString("en-GB")}>
          {formatSlackDate(node.at, node.format, { now }) ?? node.fallback}
        </time>
      );
      return node.url ? (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          {shown}
        </a>
      ) : (
        shown
      );
    }
  }
}
