import { expect, it } from "vitest";
import { kindSchema, type RequestStatus } from "./request.ts";
import { aRequest, LIVES, lifeOf, requestAt, STATUSES_OF } from "./testing.ts";

it("every life of a request ends where it says", () => {
  const statuses = Object.keys(LIVES) as RequestStatus[];
  expect(statuses.map((status) => requestAt(status).status)).toEqual(statuses);
});

it.each(kindSchema.options)("every life of a %s ends where it says", (kind) => {
  for (const status of STATUSES_OF[kind]) expect(aRequest({ kind, status })).toMatchObject({ kind, status });
});

it("tells no life that there is not", () => {
  expect(() => lifeOf("departure", "waiting")).toThrow(/"departure" is ever "waiting"/);
});
