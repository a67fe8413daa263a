import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { release } from "../src/release.ts";
import { bareContract, type Contract, incompatibilities } from "../src/schema/compatibility.ts";

const contract = async (folder: string): Promise<Contract> => ({
  schema: await readFile(`${folder}/schema.graphql`, "utf8"),
  subgraph: await readFile(`${folder}/subgraph.graphql`, "utf8"),
});
const today = new Date().toISOString().slice(0, 10);

describe("the schema, beside the last release's", () => {
  it("breaks nobody, and what changed stands in its changelog", async () => {
    const [released, current] = await Promise.all([contract("schema/released"), contract("schema")]);
    expect(incompatibilities(released, current, today)).toEqual([]);
    const [, unreleased = ""] =
      /^## Unreleased\n+([\s\S]*?)(?=^## )/m.exec(await readFile("schema/CHANGELOG.md", "utf8")) ?? [];
    if (JSON.stringify(bareContract(current)) !== JSON.stringify(released))
      expect(unreleased.trim(), "schema/CHANGELOG.md says nothing under Unreleased of what changed").not.toBe("");
  });
});

describe("a release", () => {
  it("is what later changes are held against; one that breaks somebody, or that nobody described, is none", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "release-"));
    const put = async (sdl: string, unreleased: string, version = "1.0.0") => {
      for (const name of ["schema.graphql", "subgraph.graphql"]) await writeFile(path.join(folder, name), sdl);
      await writeFile(
        path.join(folder, "CHANGELOG.md"),
        `# C\n\n## Unreleased\n${unreleased}\n## ${version} (2026-01-01)\n`,
      );
    };
    await mkdir(path.join(folder, "released"));
    for (const name of ["schema.graphql", "subgraph.graphql"])
      await writeFile(path.join(folder, "released", name), "type Query { a: Int }");
    await put("type Query { a: Int b: Int }", "");
    await expect(release("1.1.0", "2026-06-01", folder)).rejects.toThrow(/says nothing under Unreleased/);
    await put("type Query { b: Int }", "\n- b in the place of a.\n");
    await expect(release("1.1.0", "2026-06-01", folder)).rejects.toThrow(/Query\.a was removed/);
    await put("type Query { a: Int b: Int }", "\n- b is new.\n");
    await expect(release("1.0.0", "2026-06-01", folder)).rejects.toThrow(/the last release is 1\.0\.0/);
    await expect(release("next", "2026-06-01", folder)).rejects.toThrow(/is no version/);
    await release("1.1.0", "2026-06-01", folder);
    expect(await readFile(path.join(folder, "released/schema.graphql"), "utf8")).toBe(
      "type Query {\n  a: Int\n  b: Int\n}\n",
    );
    expect(await readFile(path.join(folder, "CHANGELOG.md"), "utf8")).toBe(
      "# C\n\n## Unreleased\n\n## 1.1.0 (2026-06-01)\n\n- b is new.\n\n## 1.0.0 (2026-01-01)\n",
    );
    await rm(folder, { recursive: true });
  });
});

describe("a change of the schema", () => {
  const due = '@deprecated(reason: "Use `Company.title` instead. Removal: 2026-01-31.")';
  const sdl = (company: string, more = "") =>
    `type Query { company(id: ID): Company } type Company { id: ID! ${company} } ${more}`;
  const both = (schema: string, subgraph = schema): Contract => ({ schema, subgraph });
  const check = (before: Contract, after: Contract, day = "2026-06-01") => incompatibilities(before, after, day);

  it.each([
    ["a field less", sdl("name: String"), sdl(""), /Company\.name was removed/],
    ["a field that may be null now", sdl("name: String!"), sdl("name: String"), /Company\.name changed type/],
    ["an argument less", "type Query { a(b: Int): Int }", "type Query { a: Int }", /Query\.a arg b was removed/],
    ["an argument that must be given", "type Query { a: Int }", "type Query { a(b: Int!): Int }", /required arg b/],
    [
      "a value less",
      "type Query { a: E } enum E { X Y }",
      "type Query { a: E } enum E { X }",
      /Y was removed from enum type E/,
    ],
    [
      "a field of an input that must be given",
      "type Query { a(i: I): Int } input I { x: Int }",
      "type Query { a(i: I): Int } input I { x: Int y: Int! }",
      /required field y/,
    ],
    ["a type less", "type Query { a: A b: Int } type A { x: Int }", "type Query { a: Int b: Int }", /A was removed/],
  ])("that breaks clients is refused: %s", (_what, before, after, message) => {
    expect(check(both(before), both(after)).join("\n")).toMatch(message);
    expect(check(both(before), both(before))).toEqual([]);
  });

  it("may take away what was deprecated, from the day that was said on, and what nothing leads to then", () => {
    const before = both(sdl(`name: Old ${due} title: String`, "type Old { text: String }"));
    const after = both(sdl("title: String"));
    expect(check(before, after, "2026-01-30")).not.toEqual([]);
    expect(check(before, after, "2026-01-31")).toEqual([]);
  });

  it("may not take a key from gateways without as much", () => {
    const keyed = (keys: string, fields: string) =>
      `type Query { company: Company } type Company ${keys} { id: ID! title: String ${fields} }`;
    const before = both(
      sdl("lei: String title: String"),
      keyed('@key(fields: "id") @key(fields: "lei")', "lei: String"),
    );
    const after = both(sdl("lei: String title: String"), keyed('@key(fields: "id")', "lei: String"));
    expect(check(before, after)).toEqual([expect.stringMatching(/^Company @key\(fields: "lei"\) was removed from the subgraph\./)]);
    const deprecated = both(sdl(`lei: String ${due} title: String`), before.subgraph);
    expect(check(deprecated, after)).toEqual([]);
    expect(check(deprecated, after, "2026-01-01")).toEqual([expect.stringMatching(/^Company @key\(fields: "lei"\) was removed from the subgraph\./)]);
  });

  it.each([
    ["Old.", /has an invalid deprecation reason/],
    ["Use `Company` instead. Removal: 2030-01-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead. Removal: 2030-02-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead.", /has an invalid deprecation reason/],
    ["Use `Company.nothing` instead. Removal: 2030-01-31.", /has an invalid deprecation reason/],
    ["Use `Company.name` instead. Removal: 2030-01-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead. Removal: 2030-99-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead. Removal: 2026-06-30.", /Give at least 30 days of notice: use 2026-07-01 or a later date/],
  ])("may not deprecate without another field to use and a day that leaves time: %s", (reason, message) => {
    const after = both(sdl(`name: String @deprecated(reason: "${reason}") title: String`));
    expect(check(both(sdl("name: String title: String")), after)[0]).toMatch(message);
    expect(check(after, both(sdl(`name: String ${due} title: String`)))).not.toEqual([]);
  });

  it.each([
    [
      "a default of an input's field",
      "type Query { a(i: I): Int } input I { f: Int = 1 }",
      "type Query { a(i: I): Int } input I { f: Int = 2 }",
      /^I\.f has changed defaultValue from 1 to 2\./,
    ],
    [
      "an argument that is hidden",
      "type Query { a(b: Int): Int }",
      "type Query { a(b: Int @inaccessible): Int }",
      /^Query\.a\(b:\) @inaccessible was added to the subgraph/,
    ],
    ["a default that is another", "type Query { a(b: Int = 4): Int }", "type Query { a(b: Int = 1): Int }", /default/],
    [
      "a type that is hidden",
      "type Query { a: A } type A { x: Int }",
      "type Query { a: A } type A @inaccessible { x: Int }",
      /^A @inaccessible was added to the subgraph/,
    ],
    [
      "a field that is hidden",
      "type Query { a: Int }",
      "type Query { a: Int @inaccessible }",
      /^Query\.a @inaccessible was added to the subgraph/,
    ],
    [
      "a type that is shared no more",
      "type Query { a: A } type A @shareable { x: Int }",
      "type Query { a: A } type A { x: Int }",
      /^A @shareable was removed from the subgraph/,
    ],
    [
      "a key that does not resolve",
      'type Query { a: A } type A @key(fields: "x") { x: Int }',
      'type Query { a: A } type A @key(fields: "x", resolvable: false) { x: Int }',
      /^A @key\(fields: "x"\) was removed from the subgraph/,
    ],
  ])("that breaks gateways is refused: %s", (_what, before, after, message) => {
    const plain = (text: string) => text.replaceAll(/ @\w+(\([^)]*\))?/g, "");
    const found = check({ schema: plain(before), subgraph: before }, { schema: plain(after), subgraph: after });
    expect(found.join("\n")).toMatch(message);
  });

  it("that only says it in other words is none", () => {
    const words = (one: string) => bareContract(both(`"${one}" type Query { "${one}" a("${one}" b: Int): Int }`));
    expect(words("One.")).toEqual(words("Other."));
    expect(words("One.").schema).toBe("type Query {\n  a(b: Int): Int\n}\n");
  });
});
