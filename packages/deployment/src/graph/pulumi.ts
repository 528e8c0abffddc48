import { attributesOf } from "./attributes.ts";
import { ownFile } from "./failure.ts";
import type { Credentials, Resource, ResourceOptions, Value } from "./graph.ts";
import { invoke } from "./invokes.ts";
import { type Folders, plainObject } from "./plain.ts";

/** The little of Pulumi's SDK that an evaluation uses. */
export interface Pulumi {
  runtime: {
    setMocks(mocks: Mocks, project: string, stack: string): Promise<void>;
    getMonitor(): Monitor;
    runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>;
  };
}

interface MockedResource {
  type: string;
  name: string;
  inputs: object;
  id?: string;
}

interface Mocks {
  newResource(resource: MockedResource): { id: string | undefined; state: object };
  call(invocation: { token: string; inputs: Record<string, Value> }): Record<string, Value>;
}

/** What Pulumi would send its engine for each resource. */
interface Monitor {
  registerResource(registration: Registration, callback: (...answer: unknown[]) => void): Promise<void>;
}

interface Registration {
  getType(): string;
  getName(): string;
  getParent(): string;
  getImportid(): string;
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getIgnorechangesList(): string[];
  getObject(): { toJavaScript(): object };
  getStacktrace(): { getFramesList(): { getPc(): { getUri(): string } | undefined }[] } | undefined;
}

/** Answers every resource with what AWS would tell of it, and every call with what is known without AWS. */
export function createMocks(place: Credentials): Mocks {
  return {
    newResource: ({ type, name, inputs, id: known }) => {
      const { id, ...attributes } = attributesOf(type, name, plainObject(inputs, []), place);
      return { id: known || String(id), state: { name, ...inputs, ...attributes } };
    },
    call: ({ token, inputs }) => invoke(token, inputs, place),
  };
}

/** Lists what the program makes from now on; what it only looks up is not among it. */
export function recordResources({ runtime }: Pulumi, root: string, folders: Folders): Resource[] {
  const monitor = runtime.getMonitor();
  const register = monitor.registerResource.bind(monitor);
  const resources: Resource[] = [];
  const files = new Map<string, string>();
  monitor.registerResource = (registration, callback) => {
    const type = registration.getType();
    if (type === "pulumi:pulumi:Stack") return register(registration, callback);
    // The last of a URN's parts is the name; a resource right in the stack has the stack's as its parent.
    const parent = registration.getParent().split("::");
    const parentName = parent.at(-2)?.endsWith("pulumi:pulumi:Stack")
      ? undefined
      : parent.at(-1) || undefined;
    const name = registration.getName();
    const file = declaredIn(registration, root) ?? files.get(parentName ?? "");
    if (file) files.set(name, file);
    const options = optionsOf(registration);
    resources.push({
      type,
      name,
      ...(parentName ? { parent: parentName } : {}),
      ...(file ? { file } : {}),
      inputs: plainObject(registration.getObject().toJavaScript(), folders),
      ...(Object.keys(options).length > 0 ? { options } : {}),
    });
    return register(registration, callback);
  };
  return resources;
}

function declaredIn(registration: Registration, root: string): string | undefined {
  for (const frame of registration.getStacktrace()?.getFramesList() ?? []) {
    const uri = frame.getPc()?.getUri();
    const file = uri ? ownFile(uri, root) : undefined;
    if (file) return file;
  }
  return undefined;
}

function optionsOf(registration: Registration): ResourceOptions {
  const ignored = registration.getIgnorechangesList();
  return {
    ...(registration.getProtect() ? { protect: true } : {}),
    ...(registration.getRetainondelete() ? { retainOnDelete: true } : {}),
    ...(registration.getImportid() ? { import: registration.getImportid() } : {}),
    ...(ignored.length > 0 ? { ignoreChanges: ignored } : {}),
  };
}
