import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../support/run.ts";
import { specialFiles } from "../support/special-file.ts";

const query = "{ companies { totalCount } }";

describe("a folder of documents", () => {
  let home: string;
  const at = (name: string) => path.join(home, "documents", name);
  const register = () =>
    run(["documents", path.join(home, "documents")], { DATABASE_URL: path.join(home, "graph.db") });
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "documents-"));
    await mkdir(path.join(home, "documents"));
    await writeFile(at("good.graphql"), query);
  });
  afterEach(() => rm(home, { recursive: true }));

  it.each(specialFiles)("with %s is refused by the name of the file", async (_what, make, message) => {
    await make(at("x.graphql"));
    const { code, stdout, stderr } = await register();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/documents\/x\.graphql: /);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/root:|\n {4}at /);
  });

  it("may contain links within the folder, and folders named like documents", async () => {
    await mkdir(at("more.graphql"));
    await rename(at("good.graphql"), at("more.graphql/good.graphql"));
    await symlink("more.graphql/good.graphql", at("link.gql"));
    const { code, stdout } = await register();
    expect(code).toBe(0);
    expect(stdout).toMatch(/registered 1, already registered 0/);
  });

  it.each<[what: string, name: string, content: () => string | Buffer, message: RegExp]>([
    ["text that is not UTF-8", "x.gql", () => Buffer.from("# é\n{ a }", "latin1"), /x\.gql: not valid UTF-8\./],
    [
      "a document of more than 1 MiB",
      "x.graphql",
      () => `# ${"x".repeat(1_048_576)}\n${query}`,
      /x\.graphql: The file is larger than 1 MiB\./,
    ],
    [
      "a manifest of more than 16 MiB",
      "x.json",
      () => `{"a": "${" ".repeat(16_777_216)}"}`,
      /x\.json: The file is larger than 16 MiB\./,
    ],
    [
      "more tokens than are executed",
      "x.graphql",
      () => `{ ${"dataset { name } ".repeat(3000)} }`,
      /x\.graphql: .*6000 tokens/,
    ],
    ["nested JSON", "x.json", () => "[".repeat(1_000_000), /x\.json: not a manifest/],
    [
      "nested JSON as a manifest",
      "x.json",
      () => `{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      /x\.json: not a manifest/,
    ],
    [
      "repeated fields",
      "x.graphql",
      () => `{ dataset { ${"name ".repeat(5000)} } }`,
      /x\.graphql: repeats fields too often to be validated\./,
    ],
    [
      "fragments in a cycle",
      "x.graphql",
      () => "{ dataset { ...A } } fragment A on Dataset { ...B } fragment B on Dataset { ...A }",
      /x\.graphql: .*Cannot spread fragment "A" within itself via "B"/,
    ],
    [
      "a name with control characters",
      "\u001b[2J.graphql",
      () => "{",
      /documents\/\\u001b\[2J\.graphql: 1:2: Syntax Error/,
    ],
  ])("with %s is refused by the name of the file", async (_what, name, content, message) => {
    await writeFile(at(name), content());
    const { code, stdout, stderr } = await register();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stderr.length).toBeLessThan(5000);
  });

  it("reports the first hundred problems and the number of the others", async () => {
    await writeFile(
      at("x.json"),
      JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`id-${i}`, `{ unknown${i} }`]))),
    );
    const { code, stderr } = await register();
    expect(code).toBe(1);
    expect(stderr.match(/Cannot query field/g)).toHaveLength(100);
    expect(stderr).toMatch(/\nand 4,900 more problems\n$/);
  });

  it("has at most 10,000 documents", async () => {
    await writeFile(
      at("x.json"),
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`id-${i}`, query]))),
    );
    const { code, stderr } = await register();
    expect(code).toBe(1);
    expect(stderr).toMatch(/documents: contains more than 10,000 documents\. Remove those that no client uses\.\n$/);
  });
});
