import { expect, it } from "vitest";
import { practice } from "../seeds/world-seed.ts";
import { guideOf } from "./guide.ts";

it("leads from the command to the one who is asked", () => {
  const [ask, answer, watch] = guideOf(practice);
  expect(ask).toMatchObject({ person: "U01ANA", conversation: "C01SECOPS" });
  expect(ask?.line).toMatch(/^\/securityhub invite 222233334444 /);
  expect(answer).toMatchObject({ person: "U03CARLA", conversation: "C03DATALAKE" });
  expect(watch?.person).toBeUndefined();
});

it("leads to a direct message where the account has no channel", () => {
  const seed = { ...practice, ownership: { "payments-prod": { owners: ["U03CARLA"] } } };
  const [ask, answer] = guideOf(seed);
  expect(ask?.line).toContain("111122223333");
  expect(answer).toMatchObject({ person: "U03CARLA", words: expect.stringContaining("direct message") });
  expect(answer).not.toHaveProperty("conversation");
});

it("is empty where nobody could be asked", () => {
  expect(guideOf({ ...practice, ownership: {} })).toEqual([]);
});
