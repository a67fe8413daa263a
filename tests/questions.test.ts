import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { idOf, shippedGraph } from "./support/graph.ts";

const folder = path.resolve(import.meta.dirname, "../schema/questions");
const files = (await readdir(folder)).sort();

describe("the shipped questions", () => {
  it("are at least twelve, and the first is the one that the graph began with", () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
    expect(files[0]).toBe("01-who-licensed-alphamedix.graphql");
  });

  it.each(files)("%s gives the answer and costs the statements that are kept beside this test", async (file) => {
    await using graph = await shippedGraph();
    const question = await readFile(path.join(folder, file), "utf8");
    expect(question, "a question begins with a comment that asks it in words").toMatch(/^(# .+\n)*# .+\?\nquery \w+/);

    const { data, errors, statements } = await graph.query(question);

    expect(errors).toEqual([]);
    const kept = path.join(import.meta.dirname, "questions", path.basename(file, ".graphql"));
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(`${kept}.json`);
    await expect(`-- ${statements.length} statements\n${statements.map(tidy).join("\n")}`).toMatchFileSnapshot(
      `${kept}.sql`,
    );
  });

  it.each(files)("%s asks for no field that the answer leaves empty everywhere", async (file) => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(await readFile(path.join(folder, file), "utf8"));
    expect(emptyFields(data)).toEqual([]);
  });
});

describe("the deal book", () => {
  const question = readFile(path.join(folder, "07-deal-book.graphql"), "utf8");

  it("costs at most 8 statements, the same ones for 1 agreement and for 20", async () => {
    await using graph = await shippedGraph();
    const twenty = await graph.query(await question, { count: 20 });
    const one = await graph.query(await question, { count: 1 });

    expect(twenty.data.agreements.nodes).toHaveLength(20);
    expect(one.data.agreements.nodes).toHaveLength(1);
    expect(twenty.statements.length).toBeLessThanOrEqual(8);
    expect(one.statements).toEqual(twenty.statements);
  });

  it("gives each agreement its own: the same answer as asking for it alone", async () => {
    await using graph = await shippedGraph();
    const all = await graph.query(
      (await question).replace("name\n      announcedOn", "slug\n      name\n      announcedOn"),
      { count: 20 },
    );
    for (const { slug, ...expected } of all.data.agreements.nodes.slice(0, 6)) {
      const alone = (await question)
        .replace("query DealBook($count: Int = 20)", "query Alone($id: ID!)")
        .replace(
          "agreements(first: $count) {\n    totalCount\n    nodes {",
          "agreements: node(id: $id) {\n    ... on Agreement {",
        );
      const { data, errors } = await graph.query(alone, { id: idOf("Agreement", slug) });
      expect(errors).toEqual([]);
      expect(data.agreements).toEqual(expected);
    }
  });
});

function tidy(statement: string): string {
  return `${statement.replaceAll(/\s+/g, " ").trim()}\n`;
}

/** The fields of an answer that hold nothing, null or an empty list, wherever they stand. */
function emptyFields(answer: unknown): string[] {
  const filled = new Map<string, boolean>();
  const visit = (value: unknown, at: string): boolean => {
    if (Array.isArray(value)) return value.map((entry) => visit(entry, at)).some(Boolean);
    if (typeof value !== "object" || value === null) return value !== null;
    for (const [key, entry] of Object.entries(value)) {
      const path = `${at}.${key}`;
      filled.set(path, visit(entry, path) || (filled.get(path) ?? false));
    }
    return true;
  };
  visit(answer, "");
  return [...filled].filter(([, value]) => !value).map(([path]) => path);
}
