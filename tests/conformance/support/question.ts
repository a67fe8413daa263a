import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { GraphQLFormattedError } from "graphql";
import type { SubgraphName, SubgraphRequest } from "./subgraphs.ts";

/** A query over several subgraphs. Comments in its file give its variables and the unavailable subgraphs: `# variables: {…}`, `# unavailable: sales`. */
export interface Question {
  document: string;
  variables: Record<string, unknown>;
  unavailable: SubgraphName[];
  /** The file with the snapshot of the response and its costs. */
  snapshot: string;
}

const folder = path.resolve(import.meta.dirname, "../questions");

/** All questions with their names, in order. */
export async function readQuestions(): Promise<[name: string, question: Question][]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(
    files.map(async (file): Promise<[string, Question]> => {
      const document = await readFile(path.join(folder, file), "utf8");
      const commented = (key: string) => new RegExp(`^# ${key}: (.*)$`, "m").exec(document)?.[1];
      const name = file.replace(".graphql", "");
      return [
        name,
        {
          document,
          variables: JSON.parse(commented("variables") ?? "{}"),
          unavailable: (commented("unavailable")?.split(" ") ?? []) as SubgraphName[],
          snapshot: path.join(folder, `${name}.json`),
        },
      ];
    }),
  );
}

/** What each request to a subgraph fetched: root fields, or entities by their types and keys. */
export function purposesOfRequests(subgraph: SubgraphName, requests: readonly SubgraphRequest[]): string[] {
  return requests
    .filter((request) => request.subgraph === subgraph)
    .map(({ variables }) => purposeOf(variables))
    .sort();
}

function purposeOf(variables: Record<string, unknown>): string {
  const representations = Object.values(variables)
    .flatMap((value) => (Array.isArray(value) ? value : []))
    .filter((value): value is Record<string, unknown> => typeof value?.__typename === "string");
  const kinds = representations.map(({ __typename, ...key }) => `${__typename} by ${Object.keys(key).sort().join()}`);
  return [...new Set(kinds)].sort().join(", ") || "root";
}

/** The errors that a subgraph returned about its input, by message. Each executor adds errors of its own. */
export function inputErrors(errors: readonly GraphQLFormattedError[]): { message: string; path: string }[] {
  return errors
    .filter(({ extensions }) => extensions?.code === "BAD_USER_INPUT")
    .map(({ message, path = [] }) => ({ message, path: path.join(".") }))
    .sort((a, b) => a.message.localeCompare(b.message));
}
