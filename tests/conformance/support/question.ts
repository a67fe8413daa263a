import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { GraphQLFormattedError } from "graphql";
import type { Asked, SubgraphName } from "./subgraphs.ts";

/** A query over several subgraphs. Its file says in comments what it is asked with: `# variables: {…}`, `# down: sales`. */
export interface Question {
  document: string;
  variables: Record<string, unknown>;
  down: SubgraphName[];
  /** Where its answer is kept. */
  answer: string;
}

const folder = path.resolve(import.meta.dirname, "../questions");

/** All of them by name, in order. */
export async function readQuestions(): Promise<[name: string, question: Question][]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(
    files.map(async (file): Promise<[string, Question]> => {
      const document = await readFile(path.join(folder, file), "utf8");
      const said = (what: string) => new RegExp(`^# ${what}: (.*)$`, "m").exec(document)?.[1];
      const name = file.replace(".graphql", "");
      return [
        name,
        {
          document,
          variables: JSON.parse(said("variables") ?? "{}"),
          down: (said("down")?.split(" ") ?? []) as SubgraphName[],
          answer: path.join(folder, `${name}.json`),
        },
      ];
    }),
  );
}

/** What each request to the graph was for: the root, or entities of certain types by certain keys. */
export function requestsTo(subgraph: SubgraphName, asked: readonly Asked[]): string[] {
  return asked
    .filter((request) => request.subgraph === subgraph)
    .map(({ variables }) => purposeOf(variables))
    .sort();
}

function purposeOf(variables: Record<string, unknown>): string {
  const references = Object.values(variables)
    .flatMap((value) => (Array.isArray(value) ? value : []))
    .filter((value): value is Record<string, unknown> => typeof value?.__typename === "string");
  const kinds = references.map(({ __typename, ...key }) => `${__typename} by ${Object.keys(key).sort().join()}`);
  return [...new Set(kinds)].sort().join(", ") || "root";
}

/** The errors that a subgraph states about what it was asked, by message; each executor adds others of its own. */
export function statedErrors(errors: readonly GraphQLFormattedError[]): { message: string; path: string }[] {
  return errors
    .filter(({ extensions }) => extensions?.code === "BAD_USER_INPUT")
    .map(({ message, path = [] }) => ({ message, path: path.join(".") }))
    .sort((a, b) => a.message.localeCompare(b.message));
}
