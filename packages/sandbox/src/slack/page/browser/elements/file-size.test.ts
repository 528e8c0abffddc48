import { expect, it } from "vitest";
import { sizeInWords } from "./file-size.ts";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1023, "1023 bytes"],
  [1024, "1.0 KB"],
  [10 * 1024, "10 KB"],
  [1024 * 1024 - 1, "1024 KB"],
  [3.5 * 1024 * 1024, "3.5 MB"],
])("%d bytes are %s", (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
