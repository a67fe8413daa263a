import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // The conformance tests are a separate package. `npm run conformance` runs them.
    exclude: [...configDefaults.exclude, "tests/conformance"],
    // Vite's module runner loads a second copy of graphql, and graphql rejects types of another copy.
    experimental: { viteModuleRunner: false },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ["tests/support/store-setup.ts"],
  },
});
