/** The name alone, of a function that is called by name or ARN, with or without version or alias. */
export function functionName(called: string): string {
  const parts = called.split(":");
  return (called.startsWith("arn:") ? parts[6] : parts[0]) ?? called;
}
