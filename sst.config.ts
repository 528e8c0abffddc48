/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  async app({ stage }) {
    const { settings } = await import("./stacks/settings");
    return {
      name: "securityhub-invitations",
      home: "aws",
      // What people agreed to outlives a mistaken `sst remove`.
      removal: stage === "production" ? "retain" : "remove",
      protect: stage === "production",
      providers: {
        aws: { region: settings.homeRegion, allowedAccountIds: [settings.administratorAccountId] },
      },
    };
  },
  async run() {
    const { deployment } = await import("./stacks/deployment");
    const { roles } = await import("./stacks/roles");
    const { encryption } = await import("./stacks/encryption");
    const { secrets } = await import("./stacks/secrets");
    const { history } = await import("./stacks/history");
    const { deadLetters } = await import("./stacks/dead-letters");
    const { functions } = await import("./stacks/functions");
    const { workflow } = await import("./stacks/workflow");
    const { slack } = await import("./stacks/slack");
    const { schedules } = await import("./stacks/schedules");
    const { monitoring } = await import("./stacks/monitoring");

    const here = await deployment();
    const role = roles(here);
    const key = encryption(here, role);
    const table = history(here, key);
    const undelivered = deadLetters(here, key);
    const slackSecrets = secrets(here, key);
    const lambda = functions(here, { key, role, undelivered });
    const machines = workflow(here, { key, role });
    const door = slack(here, { key, door: lambda["slack-door"] });
    schedules(here, { role, undelivered });
    const watched = monitoring(here, { key, lambda, door, undelivered });
    return {
      requestUrl: door.requestUrl,
      table: table.name,
      memberStepsRole: role.functions["member-steps"].arn,
      secrets: slackSecrets.map(({ name }) => name),
      machines: Object.keys(machines),
      dashboard: watched.dashboard.dashboardName,
    };
  },
});
