/** A state machine as CreateStateMachine or UpdateStateMachine left it. */
export interface StateMachine {
  arn: string;
  name: string;
  definition: string;
  roleArn: string;
  loggingConfiguration: Record<string, unknown>;
  tracingConfiguration: Record<string, unknown>;
  /** Milliseconds since 1970. */
  creationDate: number;
  revisionId: string;
}
