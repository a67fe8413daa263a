import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // They have a package of their own: npm run conformance.
    exclude: [...configDefaults.exclude, "tests/conformance"],
    // With Vite's runner two copies of graphql are loaded, and each takes the other's types for another realm's.
    experimental: { viteModuleRunner: false },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ["tests/support/store-setup.ts"],
  },
});
