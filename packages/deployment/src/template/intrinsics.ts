/** CloudFormation's intrinsic functions in their long form, which is plain data. */
export type Intrinsic = Readonly<Record<string, unknown>>;

/** What stands in a text for a value that only CloudFormation knows: `${AWS::Partition}`. */
export const place = (name: string): string => `\${${name}}`;

export const ref = (name: string): Intrinsic => ({ Ref: name });
export const NO_VALUE = ref("AWS::NoValue");

/** The text itself where it has no places. */
export const filled = (text: string): Intrinsic | string =>
  text.includes("${") ? { "Fn::Sub": text } : text;

export const filledWith = (text: string, places: Readonly<Record<string, Intrinsic>>): Intrinsic => ({
  "Fn::Sub": [text, places],
});

/** Without `otherwise` nothing at all stands there when the condition does not hold. */
export const when = (condition: string, then: unknown, otherwise: unknown = NO_VALUE): Intrinsic => ({
  "Fn::If": [condition, then, otherwise],
});

export const equals = (one: unknown, other: unknown): Intrinsic => ({ "Fn::Equals": [one, other] });
export const not = (condition: Intrinsic): Intrinsic => ({ "Fn::Not": [condition] });
export const join = (separator: string, list: Intrinsic): Intrinsic => ({ "Fn::Join": [separator, list] });
/** The part at `index`, from 0, of a text that is cut at each `separator`. */
export const part = (text: Intrinsic, separator: string, index: number): Intrinsic => ({
  "Fn::Select": [index, { "Fn::Split": [separator, text] }],
});
export const attribute = (resource: string, name: string): Intrinsic => ({
  "Fn::GetAtt": [resource, name],
});
