import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const textOf = (file: string) => readFile(path.join(root, file), "utf8");

describe("README.md", () => {
  it("lists each setting that the program reads, with its default", async () => {
    const readme = await textOf("README.md");
    const files = ["src/config.ts", ...globSync("src/settings/*.ts", { cwd: path.resolve(import.meta.dirname, "..") })];
    const code = (await Promise.all(files.map(textOf))).join("\n");
    const withDefault = [...code.matchAll(/\.(?:text|integer|choice)\(\s*"([A-Z_]+)",\s*"([^"]*)"/g)];
    const withoutDefault = [...code.matchAll(/\.optional\("([A-Z_]+)"\)/g)];
    expect(withDefault.length).toBeGreaterThan(4);
    const rows = [
      ...withDefault.map(([, name, value]) => `| \`${name}\` | \`${value}\` |`),
      ...withoutDefault.map(([, name]) => `| \`${name}\` |`),
    ];
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });
});

describe.each(["README.md", "data/README.md", "tests/graph/README.md"])("%s", (file) => {
  it("names only scripts that exist", async () => {
    const { scripts } = JSON.parse(await textOf("package.json"));
    for (const [, script] of (await textOf(file)).matchAll(/npm run ([\w:]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
  });
});
