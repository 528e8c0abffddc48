import { expect, it } from "vitest";
import { newRequestId } from "./request-id.ts";

it("makes ids that Step Functions takes as names and people can copy", () => {
  const ids = Array.from({ length: 500 }, newRequestId);
  for (const id of ids) expect(id).toMatch(/^inv-[2-9a-hjkmnp-tv-z]{8}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
