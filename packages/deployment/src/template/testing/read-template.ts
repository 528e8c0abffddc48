import { type CollectionTag, parseDocument, type ScalarTag, type YAMLMap, type YAMLSeq } from "yaml";

/** A template as it was read: intrinsic functions in their long form. */
export interface ReadTemplate {
  Parameters: Readonly<Record<string, ReadParameter>>;
  Conditions: Readonly<Record<string, unknown>>;
  Resources: Readonly<Record<string, { Type: string; Properties: Readonly<Record<string, unknown>> }>>;
  Outputs: Readonly<Record<string, { Value: unknown }>>;
  Metadata: Readonly<Record<string, unknown>>;
  Description: string;
}

export interface ReadParameter {
  Type: string;
  Default?: string;
  AllowedPattern?: string;
  AllowedValues?: readonly string[];
}

const FUNCTIONS = ["Ref", "Sub", "If", "Equals", "Not", "Join", "Select", "Split", "GetAtt"];

/** Reads a template as CloudFormation does, by YAML 1.1. Throws on what is no YAML, and on a tag it does not know. */
export function readTemplate(text: string): ReadTemplate {
  const document = parseDocument(text, { version: "1.1", customTags: FUNCTIONS.flatMap(tagsOf) });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) throw fault;
  return document.toJS() as ReadTemplate;
}

function tagsOf(name: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const key = name === "Ref" ? name : `Fn::${name}`;
  const long = (argument: unknown) => ({ [key]: argument });
  return [
    {
      tag,
      resolve: (text: string) => long(name === "GetAtt" ? text.split(".") : text) as never,
    },
    {
      tag,
      collection: "seq",
      resolve: (list: YAMLMap | YAMLSeq) => withLong(list, long) as never,
    },
  ];
}

/** The list itself, which becomes the long form of its function when it is made plain. */
function withLong(list: YAMLMap | YAMLSeq, long: (argument: unknown) => object) {
  const plain = list.toJSON.bind(list);
  list.toJSON = (...given: Parameters<typeof plain>) => long(plain(...given)) as never;
  return list;
}
