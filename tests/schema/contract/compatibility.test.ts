import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isBeforeFirstRelease, unannounced } from "../../../src/schema/contract/changelog.ts";
import { bareContract, type Contract, incompatibilities } from "../../../src/schema/contract/compatibility.ts";
import { release } from "../../../src/schema/contract/release.ts";

const contract = async (folder: string): Promise<Contract> => ({
  schema: await readFile(`${folder}/schema.graphql`, "utf8"),
  subgraph: await readFile(`${folder}/subgraph.graphql`, "utf8"),
});
const today = new Date().toISOString().slice(0, 10);

describe("the schema", () => {
  it("breaks no client of the last release, except as its changelog announces before 1.0.0", async () => {
    const [released, current] = await Promise.all([contract("schema/released"), contract("schema")]);
    const changelog = await readFile("schema/CHANGELOG.md", "utf8");
    const problems = incompatibilities(released, current, today);
    expect(isBeforeFirstRelease(changelog) ? unannounced(problems, changelog) : problems).toEqual([]);
    const [, unreleased = ""] = /^## Unreleased\n+([\s\S]*?)(?=^## )/m.exec(changelog) ?? [];
    if (JSON.stringify(bareContract(current)) !== JSON.stringify(released))
      expect(unreleased.trim(), "schema/CHANGELOG.md: describe the changes under Unreleased").not.toBe("");
  });
});

describe("a release", () => {
  it("is the contract for later changes; incompatible or undescribed ones are refused", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "release-"));
    const put = async (sdl: string, unreleased: string, version = "1.0.0") => {
      for (const name of ["schema.graphql", "subgraph.graphql"]) await writeFile(path.join(folder, name), sdl);
      const changelog = `# C\n\n## Unreleased\n${unreleased}\n## ${version} (2026-01-01)\n`;
      await writeFile(path.join(folder, "CHANGELOG.md"), changelog);
    };
    await mkdir(path.join(folder, "released"));
    for (const name of ["schema.graphql", "subgraph.graphql"])
      await writeFile(path.join(folder, "released", name), "type Query { a: Int }");
    await put("type Query { a: Int b: Int }", "");
    await expect(release("1.1.0", "2026-06-01", folder)).rejects.toThrow(/has no entries under "Unreleased"/);
    await put("type Query { b: Int }", "\n| `Query.a` | `b` | shorter |\n");
    await expect(release("1.1.0", "2026-06-01", folder)).rejects.toThrow(/Query\.a was removed/);
    await put("type Query { a: Int b: Int }", "\n- b is new.\n");
    await expect(release("1.0.0", "2026-06-01", folder)).rejects.toThrow(/the last release is 1\.0\.0/);
    await expect(release("next", "2026-06-01", folder)).rejects.toThrow(/"next" is not a version/);
    await release("1.1.0", "2026-06-01", folder);
    expect(await readFile(path.join(folder, "released/schema.graphql"), "utf8")).toBe(
      "type Query {\n  a: Int\n  b: Int\n}\n",
    );
    expect(await readFile(path.join(folder, "CHANGELOG.md"), "utf8")).toBe(
      "# C\n\n## Unreleased\n\n## 1.1.0 (2026-06-01)\n\n- b is new.\n\n## 1.0.0 (2026-01-01)\n",
    );
    await rm(folder, { recursive: true });
  });

  it("before 1.0.0 may break what the changelog announces", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "release-"));
    await mkdir(path.join(folder, "released"));
    for (const name of ["schema.graphql", "subgraph.graphql"]) {
      await writeFile(path.join(folder, name), "type Query { b: Int }");
      await writeFile(path.join(folder, "released", name), "type Query { a: Int }");
    }
    const changelog = (unreleased: string) =>
      writeFile(path.join(folder, "CHANGELOG.md"), `# C\n\n## Unreleased\n\n${unreleased}\n\n## 0.1.0 (2026-01-01)\n`);
    await changelog("- a is gone.");
    await expect(release("0.2.0", "2026-06-01", folder)).rejects.toThrow(/Query\.a was removed/);
    await changelog("| `Query.a` | `Query.b` | shorter |");
    await release("0.2.0", "2026-06-01", folder);
    expect(await readFile(path.join(folder, "released/schema.graphql"), "utf8")).toBe("type Query {\n  b: Int\n}\n");
    await rm(folder, { recursive: true });
  });
});

describe("an announcement in the changelog", () => {
  const problems = (before: string, after: string) =>
    incompatibilities({ schema: before, subgraph: before }, { schema: after, subgraph: after }, "2026-06-01");
  const changelog = (...spans: string[]) =>
    `## Unreleased\n\n${spans.map((span) => `| \`${span}\` | something | a reason |`).join("\n")}\n\n## 0.1.0 (2026-01-01)\n`;

  it.each([
    ["a field", "type Query { a: Int b: Int }", "type Query { b: Int }", "Query.a"],
    ["a field of any type", "type Query { a: Int b: Int }", "type Query { b: Int }", "*.a"],
    ["a type", "type Query { a: A b: Int } type A { x: Int }", "type Query { b: Int }", "A"],
    ["an argument", "type Query { a(b: Int): Int }", "type Query { a: Int }", "Query.a(b:)"],
    ["a new required argument", "type Query { a: Int }", "type Query { a(b: Int!): Int }", "Query.a(b:)"],
    ["a value", "type Query { a: E } enum E { X Y }", "type Query { a: E } enum E { X }", "E.Y"],
    ["a field of another type", "type Query { a: Int! }", "type Query { a: Int }", "Query.a"],
  ])("explains the removal or change of %s", (_what, before, after, span) => {
    const found = problems(before, after);
    const others = found.filter((line) => !line.includes("Query.a"));
    expect(found.length).toBeGreaterThan(0);
    expect(unannounced(found, changelog(span, ...(others.length > 0 ? ["Query.a"] : [])))).toEqual([]);
    expect(unannounced(found, changelog("Query.b"))).toEqual(found);
  });

  it("counts only under Unreleased, in the first column of a table", () => {
    const found = problems("type Query { a: Int b: Int }", "type Query { b: Int }");
    expect(unannounced(found, `## Unreleased\n\n## 0.1.0 (2026-01-01)\n\n| \`Query.a\` | \`b\` | x |\n`)).toEqual(
      found,
    );
    expect(unannounced(found, changelog("Query.b` | `Query.a"))).toEqual(found);
    expect(unannounced(found, "## Unreleased\n\n- `Query.a` is gone.\n\n## 0.1.0 (2026-01-01)\n")).toEqual(found);
  });

  it("takes the place of a deprecation until 1.0.0 is released", () => {
    expect(isBeforeFirstRelease("## Unreleased\n\n## 0.9.0 (2026-01-01)\n")).toBe(true);
    expect(isBeforeFirstRelease("## Unreleased\n\n## 1.0.0 (2026-02-01)\n\n## 0.9.0 (2026-01-01)\n")).toBe(false);
    expect(isBeforeFirstRelease("## 12.3.0 (2026-02-01)\n")).toBe(false);
  });
});

describe("a change of the schema", () => {
  const due = '@deprecated(reason: "Use `Company.title` instead. Removal: 2026-01-31.")';
  const sdl = (company: string, more = "") =>
    `type Query { company(id: ID): Company } type Company { id: ID! ${company} } ${more}`;
  const both = (schema: string, subgraph = schema): Contract => ({ schema, subgraph });
  const check = (before: Contract, after: Contract, day = "2026-06-01") => incompatibilities(before, after, day);

  it.each([
    ["a removed field", sdl("name: String"), sdl(""), /Company\.name was removed/],
    ["a field that becomes nullable", sdl("name: String!"), sdl("name: String"), /Company\.name changed type/],
    ["a removed argument", "type Query { a(b: Int): Int }", "type Query { a: Int }", /Query\.a arg b was removed/],
    ["a new required argument", "type Query { a: Int }", "type Query { a(b: Int!): Int }", /required arg b/],
    [
      "a removed enum value",
      "type Query { a: E } enum E { X Y }",
      "type Query { a: E } enum E { X }",
      /Y was removed from enum type E/,
    ],
    [
      "a new required field of an input",
      "type Query { a(i: I): Int } input I { x: Int }",
      "type Query { a(i: I): Int } input I { x: Int y: Int! }",
      /required field y/,
    ],
    ["a removed type", "type Query { a: A b: Int } type A { x: Int }", "type Query { a: Int b: Int }", /A was removed/],
  ])("that breaks clients is reported: %s", (_what, before, after, message) => {
    expect(check(both(before), both(after)).join("\n")).toMatch(message);
    expect(check(both(before), both(before))).toEqual([]);
  });

  it("may remove what was deprecated from the announced day on, with the types that only it leads to", () => {
    const before = both(sdl(`name: Old ${due} title: String`, "type Old { text: String }"));
    const after = both(sdl("title: String"));
    expect(check(before, after, "2026-01-30")).not.toEqual([]);
    expect(check(before, after, "2026-01-31")).toEqual([]);
  });

  it("may not remove a federation key without a deprecation of its field", () => {
    const keyed = (keys: string, fields: string) =>
      `type Query { company: Company } type Company ${keys} { id: ID! title: String ${fields} }`;
    const before = both(
      sdl("lei: String title: String"),
      keyed('@key(fields: "id") @key(fields: "lei")', "lei: String"),
    );
    const after = both(sdl("lei: String title: String"), keyed('@key(fields: "id")', "lei: String"));
    expect(check(before, after)).toEqual([
      expect.stringMatching(/^Company @key\(fields: "lei"\) was removed from the subgraph\./),
    ]);
    const deprecated = both(sdl(`lei: String ${due} title: String`), before.subgraph);
    expect(check(deprecated, after)).toEqual([]);
    expect(check(deprecated, after, "2026-01-01")).toEqual([
      expect.stringMatching(/^Company @key\(fields: "lei"\) was removed from the subgraph\./),
    ]);
  });

  it.each([
    ["Old.", /has an invalid deprecation reason/],
    ["Use `Company` instead. Removal: 2030-01-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead. Removal: 2030-02-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead.", /has an invalid deprecation reason/],
    ["Use `Company.nothing` instead. Removal: 2030-01-31.", /has an invalid deprecation reason/],
    ["Use `Company.name` instead. Removal: 2030-01-31.", /has an invalid deprecation reason/],
    ["Use `Company.title` instead. Removal: 2030-99-31.", /has an invalid deprecation reason/],
    [
      "Use `Company.title` instead. Removal: 2026-06-30.",
      /Give at least 30 days of notice: use 2026-07-01 or a later date/,
    ],
  ])("needs a deprecation to name a replacement and a day at least 30 days away: %s", (reason, message) => {
    const after = both(sdl(`name: String @deprecated(reason: "${reason}") title: String`));
    expect(check(both(sdl("name: String title: String")), after)[0]).toMatch(message);
    expect(check(after, both(sdl(`name: String ${due} title: String`)))).not.toEqual([]);
  });

  it.each([
    [
      "another default of an input field",
      "type Query { a(i: I): Int } input I { f: Int = 1 }",
      "type Query { a(i: I): Int } input I { f: Int = 2 }",
      /^I\.f has changed defaultValue from 1 to 2\./,
    ],
    [
      "a hidden argument",
      "type Query { a(b: Int): Int }",
      "type Query { a(b: Int @inaccessible): Int }",
      /^Query\.a\(b:\) @inaccessible was added to the subgraph/,
    ],
    [
      "another default of an argument",
      "type Query { a(b: Int = 4): Int }",
      "type Query { a(b: Int = 1): Int }",
      /default/,
    ],
    [
      "a hidden type",
      "type Query { a: A } type A { x: Int }",
      "type Query { a: A } type A @inaccessible { x: Int }",
      /^A @inaccessible was added to the subgraph/,
    ],
    [
      "a hidden field",
      "type Query { a: Int }",
      "type Query { a: Int @inaccessible }",
      /^Query\.a @inaccessible was added to the subgraph/,
    ],
    [
      "a type that is no longer shareable",
      "type Query { a: A } type A @shareable { x: Int }",
      "type Query { a: A } type A { x: Int }",
      /^A @shareable was removed from the subgraph/,
    ],
    [
      "a key that no longer resolves",
      'type Query { a: A } type A @key(fields: "x") { x: Int }',
      'type Query { a: A } type A @key(fields: "x", resolvable: false) { x: Int }',
      /^A @key\(fields: "x"\) was removed from the subgraph/,
    ],
  ])("that breaks gateways is reported: %s", (_what, before, after, message) => {
    const plain = (text: string) => text.replaceAll(/ @\w+(\([^)]*\))?/g, "");
    const found = check({ schema: plain(before), subgraph: before }, { schema: plain(after), subgraph: after });
    expect(found.join("\n")).toMatch(message);
  });

  it("of descriptions alone is not reported", () => {
    const words = (one: string) => bareContract(both(`"${one}" type Query { "${one}" a("${one}" b: Int): Int }`));
    expect(words("One.")).toEqual(words("Other."));
    expect(words("One.").schema).toBe("type Query {\n  a(b: Int): Int\n}\n");
  });
});
