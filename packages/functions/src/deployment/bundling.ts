/**
 * How every function becomes one file: what SST is told about it, and what `packages/deployment/src/bundle` does the same
 * by. Nothing is said of source maps: `sourcemap: false` would make SST upload them with the function, as `true` does.
 */
export const BUNDLING = { format: "esm", minify: true } as const;
