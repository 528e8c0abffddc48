/** Which account each request is about, looked up once and then known. */
export interface Subjects {
  /** `undefined` until it is known; `found` is called when it is. */
  of(request: string): string | undefined;
}

export function createSubjects(
  lookUp: (request: string) => Promise<string | undefined>,
  found: () => void,
): Subjects {
  const known = new Map<string, string | undefined>();
  const asked = new Set<string>();
  return {
    of(request) {
      if (known.has(request) || asked.has(request)) return known.get(request);
      asked.add(request);
      lookUp(request).then(
        (subject) => {
          known.set(request, subject);
          found();
        },
        // The record may be busy or already closed: the next look asks again.
        () => asked.delete(request),
      );
      return undefined;
    },
  };
}
