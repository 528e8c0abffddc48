import { describe, expect, it } from "vitest";
import { readQuestion } from "./read-question.ts";

describe("what is typed after npm run doctor --", () => {
  it("is the stage and the settings, each with what holds where it is left out", () => {
    const asked = readQuestion([], {});
    expect(asked).toMatchObject({ json: false, question: { stage: "production" } });
    expect(asked?.question.settingsFile).toMatch(/\/membership\.config\.ts$/);
    expect(readQuestion([], { SST_STAGE: "staging" })?.question.stage).toBe("staging");
    expect(readQuestion(["--stage", "dev", "--json"], { SST_STAGE: "staging" })).toMatchObject({
      json: true,
      question: { stage: "dev" },
    });
  });

  it("names a settings file from where npm was called", () => {
    const settingsFile = (environment: Record<string, string>) =>
      readQuestion(["--settings", "eu/membership.config.ts"], environment)?.question.settingsFile;
    expect(settingsFile({ INIT_CWD: "/home/ana/work" })).toBe("/home/ana/work/eu/membership.config.ts");
  });

  it("may ask for what is deployed, and for another address of the door", () => {
    expect(readQuestion([], {})?.question).toMatchObject({ after: false });
    const asked = readQuestion(["--after", "--url", "https://slack.example.com/slack/events"], {});
    expect(asked?.question).toMatchObject({ after: true, url: "https://slack.example.com/slack/events" });
  });

  it("is answered with a sentence where it cannot be understood", () => {
    expect(() => readQuestion(["--stage", "Production!"], {})).toThrow(
      '--stage takes at most 20 small letters, digits and hyphens, not "Production!".',
    );
    expect(() => readQuestion(["--url", "door"], {})).toThrow(
      'such as https://example.com/slack/events, not "door"',
    );
    expect(() => readQuestion(["--stag", "dev"], {})).toThrow("--stag");
  });

  it("may be a call for help", () => {
    expect(readQuestion(["--help"], {})).toBeUndefined();
  });
});
