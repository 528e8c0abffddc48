/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: ({ stage }) => ({
    name: "securityhub-invitations",
    home: "aws",
    // What people agreed to outlives a mistaken `sst remove`.
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
  }),
  async run() {
    const { history } = await import("./stacks/history");
    return { table: history().name };
  },
});
