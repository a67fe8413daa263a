import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { questionTabs } from "../../src/server/operate/question-tabs.ts";
import { shippedGraph } from "../support/graph.ts";

const questionFolder = path.resolve(import.meta.dirname, "../../schema/questions");
const files = (await readdir(questionFolder)).sort();
const tabs = await questionTabs();

describe("on the shipped data", () => {
  it.each(files)("the question %s runs without errors", async (file) => {
    await using graph = await shippedGraph();
    const { errors } = await graph.query(await readFile(path.join(questionFolder, file), "utf8"));
    expect(errors).toEqual([]);
  });

  it.each(tabs.map(({ query }) => [/query (\w+)/.exec(query)?.[1], query]))(
    "the question %s, which GraphiQL shows, has an answer",
    async (_name, query) => {
      await using graph = await shippedGraph();
      const { data, errors } = await graph.query(query as string);
      expect(errors).toEqual([]);
      for (const [field, answer] of Object.entries(data)) expect(answer, field).not.toBeNull();
    },
  );
});
