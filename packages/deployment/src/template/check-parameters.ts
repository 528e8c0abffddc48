import { PARAMETERS } from "./parameters.ts";

/** What is wrong with values of the template's parameters, a sentence each; CloudFormation would refuse them too. */
export function parameterFaults(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (!parameter) {
      const known = Object.keys(PARAMETERS).join(", ");
      return [`The template has no parameter ${name}; it has ${known}.`];
    }
    const { Type, AllowedValues, AllowedPattern, ConstraintDescription = "" } = parameter;
    if (AllowedValues && !AllowedValues.includes(value)) {
      return [`${name} is ${AllowedValues.join(" or ")}, not "${value}".`];
    }
    const parts = Type === "CommaDelimitedList" ? value.split(",").map((part) => part.trim()) : [value];
    const pattern = AllowedPattern === undefined ? undefined : new RegExp(AllowedPattern);
    const misfit = parts.find((part) => pattern && !pattern.test(part));
    return misfit === undefined ? [] : [`${name} cannot be "${misfit}". ${ConstraintDescription}`];
  });
}
