import { createRequire } from "node:module";
import path from "node:path";
import { defineConfig } from "vitest/config";
import type { Executor } from "./support/supergraph.ts";

const { resolve } = createRequire(import.meta.url);
const compatibilityTests = path.dirname(resolve("@apollo/federation-subgraph-compatibility-tests/package.json"));
const executors: Executor[] = ["apolloGateway", "hiveGateway", "hiveRouter"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "graph",
          include: ["*.test.ts"],
          // Vite's module runner loads two copies of graphql, which reject each other's types.
          experimental: { viteModuleRunner: false },
        },
      },
      ...executors.map((executor) => ({
        extends: true as const,
        root: compatibilityTests,
        test: {
          name: `Apollo's compatibility tests, ${executor}`,
          provide: { executor },
          // The package contains its tests as TypeScript. They are written for Jest and need its globals.
          include: ["src/tests/*.test.ts"],
          exclude: [],
          globals: true,
          alias: {
            "make-fetch-happen": path.join(import.meta.dirname, "compatibility/fetch.ts"),
            // Vite would load graphql as ESM, Node.js loads it as CommonJS. Only one copy may be loaded.
            graphql: resolve("graphql"),
          },
          server: { deps: { inline: [/federation-subgraph-compatibility-tests/] } },
          isolate: false,
          fileParallelism: false,
        },
      })),
    ],
  },
});
