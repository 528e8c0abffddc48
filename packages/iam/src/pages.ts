import { Failure } from "@invitations/core/failure";

interface Page {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
}

/**
 * Every page of a listing of IAM. A listing that stops short of its end, or begins again, throws
 * `ServiceUnavailable`: half of an account's policies must not pass for all of them.
 */
export async function* everyPage<Output extends Page>(
  what: string,
  read: (marker: string | undefined) => Promise<Output>,
): AsyncGenerator<Output> {
  const seen = new Set<string>();
  let marker: string | undefined;
  for (;;) {
    const page = await read(marker);
    yield page;
    if (!page.IsTruncated) return;
    marker = page.Marker;
    if (!marker || seen.has(marker)) {
      throw new Failure("ServiceUnavailable", `${what}: AWS said that there is more, and not where.`);
    }
    seen.add(marker);
  }
}
