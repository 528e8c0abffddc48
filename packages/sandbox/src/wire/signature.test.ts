import { describe, expect, it } from "vitest";
import { basicTime, parseAuthorization, parseBasicTime, sameSignature, signatureOf } from "./signature.ts";

// The secret and the expected signatures are those of AWS's own Signature Version 4 examples and test suite.
const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const TIME = "20150830T123600Z";
const scope = { day: "20150830", region: "us-east-1" };

describe("signatureOf", () => {
  it("gives the signature of AWS's example with a query and three headers", () => {
    const signature = signatureOf(
      {
        method: "GET",
        path: "/",
        query: "Action=ListUsers&Version=2010-05-08",
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=utf-8",
          host: "iam.amazonaws.com",
          "x-amz-date": TIME,
        },
        body: new Uint8Array(),
      },
      { ...scope, service: "iam", signedHeaders: ["content-type", "host", "x-amz-date"] },
      SECRET,
      TIME,
    );
    expect(signature).toBe("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  });

  const plain = {
    method: "GET",
    path: "/",
    query: "",
    headers: { host: "example.amazonaws.com", "x-amz-date": TIME },
    body: new Uint8Array(),
  };
  const vanilla = { ...scope, service: "service", signedHeaders: ["host", "x-amz-date"] };
  const GET_VANILLA = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

  it("gives the signature of the test suite's plain request", () => {
    expect(signatureOf(plain, vanilla, SECRET, TIME)).toBe(GET_VANILLA);
  });

  it.each(["//", "/./", "/a/.."])("takes the path %s for the root, as the test suite does", (path) => {
    expect(signatureOf({ ...plain, path }, vanilla, SECRET, TIME)).toBe(GET_VANILLA);
  });

  it("orders the query by name and then by value, and the signed headers by name", () => {
    const one = signatureOf({ ...plain, query: "b=2&a=2&a=1" }, vanilla, SECRET, TIME);
    const other = signatureOf(
      { ...plain, query: "a=1&a=2&b=2" },
      { ...vanilla, signedHeaders: ["x-amz-date", "host"] },
      SECRET,
      TIME,
    );
    expect(one).toBe(other);
    expect(one).not.toBe(signatureOf({ ...plain, query: "a=1&b=2&a=3" }, vanilla, SECRET, TIME));
  });

  it("squeezes blanks within a header", () => {
    const headers = { ...plain.headers, host: "  example.amazonaws.com " };
    expect(signatureOf({ ...plain, headers }, vanilla, SECRET, TIME)).toBe(GET_VANILLA);
  });

  it.each([
    ["method", { method: "POST" }],
    ["path", { path: "/members" }],
    ["query", { query: "a" }],
    ["body", { body: Buffer.from("{}") }],
    ["header", { headers: { ...plain.headers, host: "example.com" } }],
  ])("changes with the %s", (_, part) => {
    expect(signatureOf({ ...plain, ...part }, vanilla, SECRET, TIME)).not.toBe(GET_VANILLA);
  });
});

describe("parseAuthorization", () => {
  const signature = "a".repeat(64);
  const header = `AWS4-HMAC-SHA256 Credential=AKID/20150830/eu-west-1/sts/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;

  it("reads the parts, with and without blanks behind the commas", () => {
    const parts = {
      accessKeyId: "AKID",
      day: "20150830",
      region: "eu-west-1",
      service: "sts",
      signedHeaders: ["host", "x-amz-date"],
      signature,
    };
    expect(parseAuthorization(header)).toEqual(parts);
    expect(parseAuthorization(header.replaceAll(", ", ","))).toEqual(parts);
  });

  it.each([
    ["another algorithm", header.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")],
    ["no scope", header.replace("/20150830/eu-west-1/sts/aws4_request", "")],
    ["no signed headers", header.replace("SignedHeaders=host;x-amz-date, ", "")],
    ["a signature that is too short", header.slice(0, -1)],
    ["a bearer token", "Bearer abc"],
  ])("refuses %s", (_, given) => {
    expect(parseAuthorization(given)).toBeUndefined();
  });
});

it("tells signatures apart", () => {
  expect(sameSignature("abc", "abc")).toBe(true);
  expect(sameSignature("abc", "abd")).toBe(false);
  expect(sameSignature("abc", "abcd")).toBe(false);
});

it("reads and writes the basic time", () => {
  expect(parseBasicTime(TIME)).toEqual(new Date("2015-08-30T12:36:00Z"));
  expect(basicTime(new Date("2015-08-30T12:36:00.999Z"))).toBe(TIME);
  expect(parseBasicTime("2015-08-30T12:36:00Z")).toBeUndefined();
  expect(parseBasicTime("20159930T123600Z")).toBeUndefined();
});
