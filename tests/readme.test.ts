import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RecordError, readRecords } from "../src/records/load.ts";
import { recordFolder, shippedGraph } from "./support/graph.ts";

const root = path.resolve(import.meta.dirname, "..");
const block = (text: string, language: string) =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";

describe("the README", () => {
  it("asks the first question, and shows the answer that the graph gives", async () => {
    const readme = await readFile(path.join(root, "README.md"), "utf8");
    const question = block(readme, "graphql");
    expect(question).toBe(
      await readFile(path.join(root, "schema/questions/01-who-licensed-alphamedix.graphql"), "utf8"),
    );
    await using graph = await shippedGraph();
    const { data, errors } = await graph.query(question);
    expect(errors).toEqual([]);
    expect(JSON.parse(block(readme, "json"))).toEqual(data);
  });

  it("lists each setting that the program reads, with what holds where it is absent", async () => {
    const readme = await readFile(path.join(root, "README.md"), "utf8");
    const config = await readFile(path.join(root, "src/config.ts"), "utf8");
    const read = [...config.matchAll(/read\("(\w+)", "([^"]*)"\)/g)].map(([, name, value]) => ({ name, value }));
    expect(read.length).toBeGreaterThan(4);
    for (const { name, value } of read) expect(readme).toContain(`| \`${name}\` | \`${value}\` |`);
    for (const [, name] of config.matchAll(/environment\.([A-Z_]+)/g)) expect(readme).toContain(`| \`${name}\` |`);
  });

  it("names only scripts that exist", async () => {
    const { scripts } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    for (const file of ["README.md", "data/README.md"]) {
      for (const [, script] of (await readFile(path.join(root, file), "utf8")).matchAll(/npm run ([\w:]+)/g)) {
        expect(Object.keys(scripts), file).toContain(script);
      }
    }
  });
});

describe("data/README.md", () => {
  it("shows a deal that loads as it stands", async () => {
    const text = await readFile(path.join(root, "data/README.md"), "utf8");
    const folder = await recordFolder({ "a.yaml": block(text, "yaml") });
    const { documents } = await readRecords(folder).catch((error: unknown) => {
      throw error instanceof RecordError ? new Error(JSON.stringify(error.problems)) : error;
    });
    expect(documents).toHaveLength(7);
    await rm(folder, { recursive: true });
  });

  it("names datasets that are sources of the graph, with terms of reuse", async () => {
    const text = await readFile(path.join(root, "data/README.md"), "utf8");
    await using graph = await shippedGraph();
    const { data } = await graph.query("{ sources(first: 1) { totalCount } }");
    expect(data.sources.totalCount).toBeGreaterThan(100);
    for (const [, slugs = ""] of text.matchAll(/^\| (`[^|]+`) \|/gm)) {
      for (const [, slug] of slugs.matchAll(/`([\w-]+)`/g)) {
        const found = await graph.query(`{ source(slug: "${slug}") { license claims(first: 1) { totalCount } } }`);
        expect(found.data.source, slug).toMatchObject({ license: expect.any(String) });
      }
    }
  });
});
