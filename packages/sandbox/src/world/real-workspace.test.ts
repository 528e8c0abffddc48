import { describe, expect, it } from "vitest";
import { readWorkspace } from "./real-workspace.ts";

const complete = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
  OPERATORS: "U01ABC, U02DEF",
  OPERATORS_CHANNEL: "C01ABC",
};

describe("the workspace that --slack is told of", () => {
  it("is read from the environment", () => {
    expect(readWorkspace(complete)).toEqual({
      botToken: "xoxb-1",
      appToken: "xapp-1",
      operators: ["U01ABC", "U02DEF"],
      operatorsChannel: "C01ABC",
    });
  });

  it.each(Object.keys(complete))("is refused without %s, with where to find it", (name) => {
    expect(() => readWorkspace({ ...complete, [name]: "" })).toThrow(new RegExp(`${name}  .{20}`));
  });
});
