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
          name: "ours",
          include: ["*.test.ts"],
          // With Vite's runner two copies of graphql are loaded, and each takes the other's types for another realm's.
          experimental: { viteModuleRunner: false },
        },
      },
      ...executors.map((executor) => ({
        extends: true as const,
        root: compatibilityTests,
        test: {
          name: `Apollo's compatibility tests, ${executor}`,
          provide: { executor },
          // The package ships its tests as TypeScript too; written for Jest, they want its globals.
          include: ["src/tests/*.test.ts"],
          exclude: [],
          globals: true,
          alias: {
            "make-fetch-happen": path.join(import.meta.dirname, "compatibility/fetch.ts"),
            // Vite would take graphql as ESM and Node takes it as CommonJS; here it must be one.
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
