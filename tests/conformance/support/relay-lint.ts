import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import graphql from "@graphql-eslint/eslint-plugin";
import { ESLint } from "eslint";

const run = promisify(execFile);

/** The problems that the Relay rules of graphql-eslint find in a schema file. */
export async function eslintProblems(file: string): Promise<{ line: number; message: string }[]> {
  const eslint = new ESLint({
    // ESLint ignores files outside of the working directory.
    cwd: path.dirname(file),
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.graphql"],
        languageOptions: { parser: graphql.parser as never, parserOptions: { graphQLConfig: { schema: file } } },
        plugins: { "@graphql-eslint": graphql as never },
        rules: {
          "@graphql-eslint/relay-arguments": "error",
          "@graphql-eslint/relay-connection-types": "error",
          // The option is on by default and forbids lists other than edges, such as `nodes`. Relay allows them.
          "@graphql-eslint/relay-edge-types": ["error", { listTypeCanWrapOnlyEdgeType: false }],
          "@graphql-eslint/relay-page-info": "error",
        },
      },
    ],
  });
  const results = await eslint.lintFiles([file]);
  if (results.length !== 1) throw new Error(`ESLint must lint one file, got ${results.length}.`);
  return results.flatMap(({ messages }) => messages);
}

const cli = createRequire(import.meta.url).resolve("graphql-schema-linter/lib/cli.js");

/** The problems that the Relay rules of graphql-schema-linter find in a schema file. */
export async function linterProblems(file: string): Promise<string[]> {
  const rules = ["relay-connection-types-spec", "relay-connection-arguments-spec", "relay-page-info-spec"];
  const { stdout } = await run(process.execPath, [cli, "--rules", rules.join(), "--format", "compact", file]).catch(
    // The linter exits with 1 if it finds problems.
    (failure) => failure as { stdout: string },
  );
  return stdout.split("\n").filter((line) => line !== "");
}
