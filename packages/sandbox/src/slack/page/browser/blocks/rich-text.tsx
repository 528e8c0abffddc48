import type { RichTextBlock, RichTextElement } from "@slack/types";
import type { ComponentChildren } from "preact";
import { Inlines } from "../mrkdwn/draw.tsx";
import { emojiSymbol } from "../mrkdwn/emoji.ts";
import { parsePlain } from "../mrkdwn/inline.ts";
import { type Inline, isSafeUrl } from "../mrkdwn/tree.ts";

export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div class="block rich-text">
      {block.elements.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: RichTextBlock["elements"][number] }) {
  switch (part.type) {
    case "rich_text_section":
      return (
        <div class="lines">
          <RichInlines elements={part.elements} />
        </div>
      );
    case "rich_text_quote":
      return (
        <blockquote>
          <RichInlines elements={part.elements} />
        </blockquote>
      );
    case "rich_text_preformatted":
      return <pre>{part.elements.map((one) => one.text ?? ("url" in one ? one.url : "")).join("")}</pre>;
    case "rich_text_list": {
      const List = part.style === "ordered" ? "ol" : "ul";
      return (
        <List style={{ marginInlineStart: `${(part.indent ?? 0) * 1.4}em` }}>
          {part.elements.map((item, index) => (
            <li key={index}>
              <RichInlines elements={item.elements} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function RichInlines({ elements }: { elements: RichTextElement[] }) {
  return (
    <>
      {elements.map((element, index) => (
        <Styled key={index} element={element}>
          <Inlines nodes={inlines(element)} />
        </Styled>
      ))}
    </>
  );
}

function Styled({ element, children }: { element: RichTextElement; children: ComponentChildren }) {
  const style = element.style ?? {};
  let drawn: ComponentChildren = children;
  if (style.code) drawn = <code>{drawn}</code>;
  if (style.strike) drawn = <s>{drawn}</s>;
  if (style.underline) drawn = <u>{drawn}</u>;
  if (style.italic) drawn = <em>{drawn}</em>;
  if (style.bold) drawn = <strong>{drawn}</strong>;
  return <>{drawn}</>;
}

/** Rich text carries no entities or shortcodes in its texts: they are taken as they are. */
function inlines(element: RichTextElement): Inline[] {
  switch (element.type) {
    case "text":
      return parsePlain(element.text.replaceAll("&", "&amp;"), false);
    case "link":
      return isSafeUrl(element.url)
        ? [
            {
              kind: "link",
              url: element.url,
              children: [{ kind: "text", text: element.text ?? element.url }],
            },
          ]
        : [{ kind: "text", text: element.text ?? element.url }];
    case "user":
      return [{ kind: "person", id: element.user_id }];
    case "channel":
      return [{ kind: "channel", id: element.channel_id }];
    case "usergroup":
      return [{ kind: "broadcast", name: element.usergroup_id }];
    case "team":
      return [{ kind: "broadcast", name: element.team_id }];
    case "broadcast":
      return [{ kind: "broadcast", name: element.range }];
    case "color":
      return [{ kind: "text", text: element.value }];
    case "emoji": {
      const symbol = emojiSymbol(element.name);
      return [
        symbol ? { kind: "emoji", name: element.name, symbol } : { kind: "text", text: `:${element.name}:` },
      ];
    }
    case "date":
      return [
        {
          kind: "date",
          at: element.timestamp,
          format: element.format,
          fallback: element.fallback ?? "",
          ...(element.url && isSafeUrl(element.url) ? { url: element.url } : {}),
        },
      ];
  }
}
