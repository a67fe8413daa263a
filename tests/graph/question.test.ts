import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type FieldNode, Kind, type OperationDefinitionNode, parse, print, type SelectionSetNode } from "graphql";
import { describe, expect, it } from "vitest";
import { testGraph } from "../support/graph.ts";

const questionFolder = path.resolve(import.meta.dirname, "../../schema/questions");
const snapshotFolder = path.join(import.meta.dirname, "questions");
const files = (await readdir(questionFolder)).sort();
const textOf = (file: string) => readFile(path.join(questionFolder, file), "utf8");

describe.each(files)("the question %s", (file) => {
  it("begins with a comment that asks it in words", async () => {
    expect(await textOf(file)).toMatch(/^(# .+\n)*# .+\?\nquery \w+/);
  });

  it("has the answer and costs the statements of its snapshots", async () => {
    await using graph = await testGraph();
    const query = await textOf(file);

    const { data, errors, statements } = await graph.coldQuery(query);

    expect(errors).toEqual([]);
    const snapshot = path.join(snapshotFolder, path.basename(file, ".graphql"));
    await expect(query).toMatchFileSnapshot(`${snapshot}.graphql`);
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(`${snapshot}.json`);
    await expect(`-- ${statements.length} statements\n${statements.map(tidy).join("\n")}`).toMatchFileSnapshot(
      `${snapshot}.sql`,
    );
  });

  it("asks for no field that is empty throughout the answer", async () => {
    await using graph = await testGraph();
    const { data } = await graph.coldQuery(await textOf(file));
    expect(emptyFields(data)).toEqual([]);
  });
});

describe("the snapshots", () => {
  it("belong to the questions, three files to each", async () => {
    const names = files.map((file) => path.basename(file, ".graphql"));
    const expected = names.flatMap((name) => [".graphql", ".json", ".sql"].map((extension) => name + extension));
    expect((await readdir(snapshotFolder)).sort()).toEqual(expected.sort());
  });
});

describe("the deal book", () => {
  const question = textOf("07-deal-book.graphql");

  it("costs at most 8 statements, the same for 1 agreement as for 20", async () => {
    await using graph = await testGraph();
    const twenty = await graph.coldQuery(await question, { count: 20 });
    const one = await graph.coldQuery(await question, { count: 1 });

    expect(twenty.data.agreements.nodes).toHaveLength(20);
    expect(one.data.agreements.nodes).toHaveLength(1);
    expect(twenty.statements.length).toBeLessThanOrEqual(8);
    const withoutLimit = (statements: readonly string[]) =>
      statements.map((each) => each.replace(/limit \d+/g, "limit"));
    expect(withoutLimit(one.statements)).toEqual(withoutLimit(twenty.statements));
  });

  it("gives each agreement of a page the answer that it has alone", async () => {
    const selection = print(selectionAt(await question, ["agreements", "nodes"]));
    await using graph = await testGraph();
    const { data } = await graph.coldQuery(`{ agreements(first: 20) { nodes { id ...Deal } } }
      fragment Deal on Agreement ${selection}`);
    for (const { id, ...expected } of data.agreements.nodes) {
      const alone = await graph.coldQuery(
        `query Alone($id: ID!) { agreement(id: $id) { ...Deal } } fragment Deal on Agreement ${selection}`,
        { id },
      );
      expect(alone.errors).toEqual([]);
      expect(alone.data.agreement).toEqual(expected);
    }
  });
});

function tidy(statement: string): string {
  return `${statement.replaceAll(/\s+/g, " ").trim()}\n`;
}

/** The fields that a query selects below a path of fields. */
function selectionAt(query: string, fields: readonly string[]): SelectionSetNode {
  const isOperation = ({ kind }: { kind: Kind }) => kind === Kind.OPERATION_DEFINITION;
  const operation = parse(query).definitions.find(isOperation) as OperationDefinitionNode;
  return fields.reduce<SelectionSetNode>((selected, name) => {
    const field = selected.selections.find(
      (each): each is FieldNode => each.kind === Kind.FIELD && each.name.value === name,
    );
    if (!field?.selectionSet) throw new Error(`The query selects no fields of ${name}.`);
    return field.selectionSet;
  }, operation.selectionSet);
}

/** The fields of an answer that are null or an empty list wherever they occur. */
function emptyFields(answer: unknown): string[] {
  const isFilled = new Map<string, boolean>();
  const visit = (value: unknown, at: string): boolean => {
    if (Array.isArray(value)) return value.map((entry) => visit(entry, at)).some(Boolean);
    if (typeof value !== "object" || value === null) return value !== null;
    for (const [key, entry] of Object.entries(value)) {
      const field = at === "" ? key : `${at}.${key}`;
      isFilled.set(field, visit(entry, field) || (isFilled.get(field) ?? false));
    }
    return true;
  };
  visit(answer, "");
  return [...isFilled].filter(([, filled]) => !filled).map(([field]) => field);
}
