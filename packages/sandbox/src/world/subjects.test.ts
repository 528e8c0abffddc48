import { expect, it, vi } from "vitest";
import { createSubjects } from "./subjects.ts";

it("looks a request up once, and says when it is known", async () => {
  const lookUp = vi.fn(async (request: string) => `account of ${request}`);
  const found = vi.fn();
  const subjects = createSubjects(lookUp, found);
  expect([subjects.of("inv-1"), subjects.of("inv-1")]).toEqual([undefined, undefined]);
  await vi.waitFor(() => expect(found).toHaveBeenCalledOnce());
  expect(subjects.of("inv-1")).toBe("account of inv-1");
  expect(lookUp).toHaveBeenCalledOnce();
});

it("asks again after a look-up that failed", async () => {
  const lookUp = vi.fn(async (): Promise<string> => "data-lake").mockRejectedValueOnce(new Error("busy"));
  const subjects = createSubjects(lookUp, () => undefined);
  subjects.of("inv-1");
  await vi.waitFor(() => expect(subjects.of("inv-1")).toBe("data-lake"));
  expect(lookUp).toHaveBeenCalledTimes(2);
});
