import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // The conformance tests are a separate package. `npm run conformance` runs them.
    exclude: [...configDefaults.exclude, "tests/conformance"],
    // Vite's module runner loads a second copy of graphql, and graphql rejects types of another copy.
    experimental: { viteModuleRunner: false },
    // Files of one worker share the modules that they load: building the schema anew for each file takes a third of the time.
    isolate: false,
    // One worker per core: the default leaves a core idle, half of a machine of two.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ["tests/support/store-setup.ts"],
  },
});
