import { mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The same tests with many more generated cases: see tests/support/runs.ts. */
export default mergeConfig(base, { test: { env: { LONG: "1" }, testTimeout: 600_000 } });
