/** For operations without input: there is nothing to be malformed. */
export function validateNothing(): undefined {
  return undefined;
}
