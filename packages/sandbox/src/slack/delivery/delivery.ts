import type { Workspace } from "../workspace/workspace.ts";
import type { AppEndpoint } from "./deliver.ts";

/** What every delivery needs: the workspace, and where the app is. */
export interface Delivery {
  workspace: Workspace;
  endpoint: AppEndpoint;
  /** The workspace's own address, no slash at the end. */
  url(): string;
}
