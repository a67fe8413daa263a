import { mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The property tests with many more generated cases: see tests/support/runs.ts. The tasks of analysts are done on a phone as well. */
const long = mergeConfig(base, { test: { env: { LONG: "1" }, testTimeout: 600_000 } });
long.test.include = [
  "tests/domain/**/*.test.ts",
  "tests/explorer/tasks.test.ts",
  "tests/server/{direct,resident,export/csv}.test.ts",
  "tests/store/{apply-sequence,backup,concurrent-write,row,verify}.test.ts",
  "tests/schema/{execution,list,relation,question}/*.test.ts",
];
// These take minutes with 10,000 cases and more: `LONG=1 npx vitest run <file>` after a change of what they test.
long.test.exclude = [
  ...(long.test.exclude ?? []),
  "tests/schema/execution/executor.test.ts",
  "tests/schema/list/generated-filter.test.ts",
  "tests/schema/question/facets.test.ts",
  "tests/schema/relation/generated-ownership.test.ts",
];

export default long;
