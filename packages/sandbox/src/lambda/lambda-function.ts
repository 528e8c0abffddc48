/** A function as it is deployed: a bundle, and the settings that Lambda keeps of it. */
export interface LambdaFunction {
  name: string;
  arn: string;
  /** Where its bundle lies. */
  folder: string;
  /** File without its ending, and export: `bundle.handler`. */
  handler: string;
  /** What the deployment sets, Region and credentials with it; Lambda's own is added. */
  environment: Record<string, string>;
  /** MB. */
  memory: number;
  timeoutSeconds: number;
  /** How its runtime writes to the log. */
  logFormat: "Text" | "JSON";
}
