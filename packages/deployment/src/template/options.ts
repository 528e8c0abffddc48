import { parseArgs } from "node:util";
import { memberRoleYaml } from "./member-role-yaml.ts";
import { type QuickCreate, quickCreateLink } from "./quick-create.ts";

export const USAGE = `npm run template -- [--output FILE]
npm run template -- --link --template-url URL [--region us-east-1] [--stack-name NAME] [--parameter NAME=VALUE]…

  Prints the CloudFormation template of the role that this app assumes in a member account.

  --output        writes it to a file instead.
  --link          prints a link that opens CloudFormation's console with the template and the values filled in.
  --template-url  where the template is in an S3 bucket.
  --region        Region in which the link makes the stack.
  --stack-name    what the stack is to be called.
  --parameter     a value of one of the template's parameters; may be given several times.`;

/** What `npm run template` is to do. */
export type Wanted = { print: string; into?: string } | { faults: string[] };

/** Reads the arguments of `npm run template`. Never throws: what is wrong is told, a sentence each. */
export function read(args: readonly string[]): Wanted {
  const given = parsed(args);
  if ("faults" in given) return given;
  const { help, link, output, "template-url": templateUrl, parameter = [], ...place } = given.values;
  if (help) return { print: USAGE };
  if (!link) {
    const idle = [
      ...(templateUrl === undefined ? [] : ["--template-url"]),
      ...(parameter.length === 0 ? [] : ["--parameter"]),
      ...Object.keys(place).map((name) => `--${name}`),
    ];
    if (idle.length > 0)
      return { faults: [`${idle.join(" and ")} ${idle.length > 1 ? "go" : "goes"} with --link.`] };
    return { print: memberRoleYaml(), ...(output === undefined ? {} : { into: output }) };
  }
  if (output !== undefined) return { faults: ["--output is for the template; --link prints a link."] };
  if (templateUrl === undefined) {
    return {
      faults: [
        "--link needs --template-url: put the template into an S3 bucket first, since CloudFormation opens no other address.",
      ],
    };
  }
  return linkTo(templateUrl, place, parameter);
}

function linkTo(
  templateUrl: string,
  {
    region = "us-east-1",
    "stack-name": stackName = "security-hub-invitations-member",
  }: { region?: string; "stack-name"?: string },
  given: readonly string[],
): Wanted {
  const parameters: Record<string, string> = Object.create(null);
  const faults: string[] = [];
  for (const text of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined)
      faults.push(`--parameter takes NAME=VALUE, not "${text}".`);
    else if (Object.hasOwn(parameters, name)) faults.push(`--parameter gives ${name} twice.`);
    else parameters[name] = value;
  }
  const wanted: QuickCreate = { templateUrl, region, stackName, parameters };
  const made = quickCreateLink(wanted);
  if ("faults" in made) faults.push(...made.faults);
  return "link" in made && faults.length === 0 ? { print: `${made.link}\n` } : { faults };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        output: { type: "string" },
        link: { type: "boolean" },
        "template-url": { type: "string" },
        region: { type: "string" },
        "stack-name": { type: "string" },
        parameter: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const isUsage =
      error instanceof TypeError &&
      String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
    if (!isUsage) throw error;
    return { faults: [error.message] };
  }
}
