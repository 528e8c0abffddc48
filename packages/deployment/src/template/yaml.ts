import { Document, type Node, Pair, Scalar, visit, YAMLMap, YAMLSeq } from "yaml";

/** Characters in a line; longer texts go on in the next. */
const WIDTH = 110;
/** Of few words each, so they read better in one line. */
const INLINE = ["!Select", "!Split", "!Equals", "!Not", "!Join"];

/**
 * A CloudFormation template as YAML, with intrinsic functions in their short form. `comments` stand before the map
 * that has such a `Sid`, by that.
 */
export function toYaml(template: object, head: string, comments: Readonly<Record<string, string>>): string {
  // CloudFormation reads YAML 1.1, where a plain 2012-10-17 is a date and a plain `yes` is true.
  const document = new Document(undefined, { version: "1.1" });
  document.contents = nodeOf(template) as never;
  document.commentBefore = commented(head);
  visit(document, {
    Map(_, map) {
      const comment = comments[String(map.get("Sid"))];
      if (comment !== undefined) map.commentBefore = commented(comment);
    },
  });
  return document.toString({ lineWidth: WIDTH, indentSeq: true, directives: false });
}

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map(nodeOf);
    return list;
  }
  if (typeof value !== "object" || value === null) return new Scalar(value);
  const entries = Object.entries(value);
  const [only] = entries;
  const name = entries.length === 1 && only ? shortName(only[0]) : undefined;
  if (name !== undefined && only) return short(name, only[1]);
  const map = new YAMLMap();
  map.items = entries.map(([key, inner]) => new Pair(new Scalar(key), nodeOf(inner)));
  return map;
}

/** `Fn::Sub` → `!Sub`; `undefined` for what is no intrinsic function. */
function shortName(key: string): string | undefined {
  if (key === "Ref") return "!Ref";
  return key.startsWith("Fn::") ? `!${key.slice("Fn::".length)}` : undefined;
}

function short(name: string, argument: unknown): Node {
  // `!GetAtt` takes its two parts as one.
  const node = nodeOf(name === "!GetAtt" && Array.isArray(argument) ? argument.join(".") : argument);
  node.tag = name;
  if (INLINE.includes(name)) (node as YAMLSeq).flow = true;
  return node;
}

/** Wrapped, with the space that stands after each `#`. */
function commented(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length < WIDTH - 20)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines.join("\n");
}
