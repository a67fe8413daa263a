import { isDeepStrictEqual } from "node:util";
import { BenchError } from "./bench-error.ts";
import type { Question, ServerName } from "./work.ts";

/**
 * Asks all servers the same and compares the facts of their responses: names, dates, counts and their order.
 * @param compared how many requests of each question are compared
 * @returns how many facts agree, for the report
 * @throws {BenchError} if they differ, or a response has errors
 */
export async function compareFacts(
  questions: readonly Question[],
  ports: Readonly<Partial<Record<ServerName, number>>>,
  compared: number,
): Promise<number> {
  let total = 0;
  for (const { title, bodies } of questions) {
    for (let count = 0; count < compared; count++) {
      let expected: unknown;
      for (const [server, list] of Object.entries(bodies) as [ServerName, readonly string[]][]) {
        const port = ports[server];
        // Spread over the list, so that the compared pages are of different years.
        const body = list[Math.floor((count * list.length) / compared)];
        if (port === undefined || body === undefined) continue;
        const facts = factsOf(await ask(title, server, port, body));
        if (expected === undefined) {
          expected = facts;
          total += sizeOf(facts);
        } else if (!isDeepStrictEqual(facts, expected)) {
          const [own, other] = [JSON.stringify(expected), JSON.stringify(facts)];
          const at = [...own].findIndex((letter, index) => letter !== other[index]);
          const near = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
          throw new BenchError(
            `${title}: ${server} gives other facts than this server: …${near(other)}… instead of …${near(own)}… for ${body.slice(-200)}`,
          );
        }
      }
    }
  }
  return total;
}

async function ask(title: string, server: string, port: number, body: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body,
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || errors !== undefined || data === undefined || data === null)
    throw new BenchError(`${title}: ${server} responds with ${response.status}: ${text.slice(0, 600)}`);
  return data;
}

/** The facts of a response without the shape that the schema of a server gives them. */
export function factsOf(data: unknown): unknown {
  const plain = flattened(data);
  if (!isRecord(plain)) return plain;
  const { agreements, all, agreementStats, groups, ...others } = plain;
  const stats = groups ?? (isRecord(agreementStats) ? agreementStats["groups"] : undefined);
  if (Array.isArray(stats)) return stats.map(groupOf).sort();
  if (agreements === undefined) return others;
  if (!isRecord(agreements)) return { list: agreements, totalCount: all ?? null };
  const { all: ofAll, totalCount, nodes } = agreements;
  return { list: nodes, totalCount: totalCount ?? ofAll ?? all ?? null };
}

/** Lists without connections, edges and intermediate nodes. An empty date is none. */
function flattened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flattened);
  if (!isRecord(value)) return value;
  const names = Object.keys(value);
  const [only = ""] = names;
  if (names.length === 1 && ["nodes", "edges", "therapy", "totalCount"].includes(only)) return flattened(value[only]);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === "date" && each === "" ? null : flattened(each)]),
  );
}

function groupOf(group: unknown): string {
  if (!isRecord(group)) return String(group);
  const { keys, year, role, count } = group;
  const [first, second] = Array.isArray(keys) ? keys.map((key) => (isRecord(key) ? key["value"] : null)) : [year, role];
  return `${first} ${second} ${count}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The number of single values in facts. */
function sizeOf(facts: unknown): number {
  if (typeof facts !== "object" || facts === null) return 1;
  return Object.values(facts).reduce((sum: number, each) => sum + sizeOf(each), 0);
}
