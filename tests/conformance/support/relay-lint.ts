import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import graphql from "@graphql-eslint/eslint-plugin";
import { ESLint } from "eslint";

const run = promisify(execFile);

/** What the Relay rules of graphql-eslint say against a schema file. */
export async function eslintComplaints(file: string): Promise<{ line: number; message: string }[]> {
  const eslint = new ESLint({
    // Without this, ESLint takes a file beside the working folder for one to ignore.
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
          // The option, on by default, forbids every plain list, `nodes` beside `edges` too, which Relay does not.
          "@graphql-eslint/relay-edge-types": ["error", { listTypeCanWrapOnlyEdgeType: false }],
          "@graphql-eslint/relay-page-info": "error",
        },
      },
    ],
  });
  const results = await eslint.lintFiles([file]);
  if (results.length !== 1) throw new Error(`ESLint read ${results.length} files`);
  return results.flatMap(({ messages }) => messages);
}

const cli = createRequire(import.meta.url).resolve("graphql-schema-linter/lib/cli.js");

/** What the Relay rules of graphql-schema-linter say against a schema file. */
export async function linterComplaints(file: string): Promise<string[]> {
  const rules = ["relay-connection-types-spec", "relay-connection-arguments-spec", "relay-page-info-spec"];
  const { stdout } = await run(process.execPath, [cli, "--rules", rules.join(), "--format", "compact", file]).catch(
    // It ends with 1 where it has something to say.
    (failure) => failure as { stdout: string },
  );
  return stdout.split("\n").filter((line) => line !== "");
}
