// The rules of the house (README, "The map of the house"), held by `npm run rules`.
const inside = (name) => `^packages/${name}/`;
const production = ["core", "slack", "workflow", "securityhub", "history", "functions", "iam"];
const rooms = ["slack", "workflow", "securityhub", "history", "iam"];
const data = [
  "^packages/functions/src/deployment/",
  "^packages/workflow/src/definition/",
  "^packages/history/src/table\\.ts$",
];
// Tests and what only tests use.
const tests = ["\\.test\\.ts$", "\\.journey\\.ts$", "/testing/", "/testing\\.ts$"];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Two files that import each other are one file in two places.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-is-pure",
      comment: "The rules know no AWS, no Slack, no clock and no I/O: core imports Zod only.",
      severity: "error",
      from: { path: inside("core"), pathNot: tests },
      to: { pathNot: [inside("core"), "node_modules/zod/"] },
    },
    ...rooms.map((room) => ({
      name: `${room}-meets-others-through-core`,
      comment: "Rooms import core and never one another: they meet through core/ports.",
      severity: "error",
      from: { path: inside(room), pathNot: tests },
      to: { path: "^(packages|stacks)/", pathNot: [inside(room), inside("core")] },
    })),
    {
      name: "listeners-say-no-where-it-is-heard",
      comment:
        "A refusal that is told goes through say-no.ts, where it is counted; decline.ts tells one again.",
      severity: "error",
      from: {
        path: "^packages/slack/src/(listeners/|pressed\\.ts)",
        pathNot: ["/views/decline\\.ts$", ...tests],
      },
      to: { path: "^packages/slack/src/words/refusals\\.ts$" },
    },
    {
      name: "functions-never-reach-up",
      comment: "Only stacks and the practice world stand above the doors.",
      severity: "error",
      from: { path: inside("functions"), pathNot: tests },
      to: { path: ["^stacks/", inside("sandbox")] },
    },
    {
      name: "stacks-name-paths",
      comment:
        "Stacks name handler paths and import only what is plain data: the machines' definitions, the table, and what functions/deployment says of names, settings and permissions.",
      severity: "error",
      from: { path: "^stacks/" },
      to: { path: "^packages/", pathNot: data },
    },
    {
      name: "deployment-is-data",
      comment: "What stacks read of the functions is data: it builds no client and reads no environment.",
      severity: "error",
      from: { path: "^packages/functions/src/deployment/", pathNot: tests },
      to: {
        pathNot: [
          ...data,
          inside("core"),
          "^packages/securityhub/src/security-hub-regions\\.ts$",
          "node_modules/zod/",
        ],
      },
    },
    {
      name: "production-never-imports-the-practice-world",
      severity: "error",
      from: { path: `^packages/(${production.join("|")})/`, pathNot: tests },
      to: { path: inside("sandbox") },
    },
    {
      name: "nothing-deployed-knows-its-deployment",
      comment:
        "What proves and prepares a deployment is never deployed. One file of the practice world asks it for the bundles that are run there.",
      severity: "error",
      from: {
        path: ["^packages/", "^stacks/"],
        pathNot: [inside("deployment"), "^packages/sandbox/src/world/built-functions\\.ts$", ...tests],
      },
      to: { path: inside("deployment") },
    },
    {
      name: "emulators-import-no-production",
      comment:
        "An emulator that shared code with the product would share its mistakes; only world composes the two, and bench measures them.",
      severity: "error",
      from: {
        path: inside("sandbox"),
        pathNot: [
          "^packages/sandbox/src/world/",
          "^packages/sandbox/src/journeys/",
          "^packages/sandbox/src/bench/",
          ...tests,
        ],
      },
      to: { path: `^packages/(${production.join("|")})/` },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared-dependencies-only",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    // What only tests and tools need is declared once, at the root.
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
      mainFields: ["module", "main", "types"],
    },
  },
};
