import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { recordFolder } from "../support/graph.ts";
import { run } from "../support/run.ts";
import { problemsOf } from "./problems.ts";

const tooMany = /^a\.yaml:\d+: The file has more than 300,000 words and signs of YAML\. Split it into several files\.$/;
const tooDeep = /^a\.yaml:\d+: Lists and objects are nested more than 64 deep\. Remove some levels\.$/;
const repeats = /^a\.yaml:1: The aliases of the file are more than 100, or repeat too many values\./;
const size = 4_000_000;
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

describe("a record file of up to 4 MiB", () => {
  it.each<[what: string, text: () => string, message: RegExp]>([
    ["200,000 fields", () => lines(200_000, (i) => `k${i}: v\n`), tooMany],
    ["a list on one line", () => `a: [${"x,".repeat(size / 2)}]`, tooMany],
    ["lists in lists", () => "[".repeat(size), tooDeep],
    ["objects in objects", () => "{a: ".repeat(size / 4), tooDeep],
    ["lists in lists, as lines", () => "- ".repeat(size / 2), tooDeep],
    ["objects in objects, as lines", () => lines(1000, (i) => `${" ".repeat(i)}a:\n`), tooDeep],
    ["anchors and aliases", () => lines(150_000, (i) => `- &a${i} x\n- *a${i}\n`), tooMany],
    ["150 aliases", () => `a: &a x\nb: [${"*a,".repeat(150)}]\n`, repeats],
    ["a large list that is repeated", () => `a: &a [${"x,".repeat(10_000)}]\nb: [${"*a,".repeat(50)}]\n`, repeats],
    ["an alias of what contains it", () => "a: &a [*a]\n", /^a\.yaml:1: The alias \*a has no anchor &a\./],
    ["empty lines", () => "\n".repeat(size), tooMany],
    ["tabs", () => "\ta: b\n".repeat(size / 6), tooMany],
    ["many documents", () => "---\n".repeat(size / 4), tooMany],
    ["two documents", () => "a: b\n---\nc: d\n", /^a\.yaml:\d: The file contains several YAML documents\./],
    ["NUL characters", () => "a: b\n\0", /^a\.yaml:2: The file contains the control character U\+0000\. Remove it\.$/],
    [
      "an object as a name",
      () => "? {a: b}\n: c\n",
      /^a\.yaml:1: The name of a field is a list, an object or an alias\./,
    ],
    [
      "a long value",
      () => `recordedOn: ${"x".repeat(size)}\n`,
      /^a\.yaml:1: recordedOn: "x{57}\.\.\." is not a valid day\./,
    ],
    [
      "a long name",
      () => `recordedOn: 2024-01-01\n${"x".repeat(1000)}: y\n`,
      /^a\.yaml:2: x{57}\.\.\.: Unknown field\./,
    ],
  ])("with %s is reported in one problem", async (_what, text, message) => {
    const [problem, ...others] = await problemsOf({ "a.yaml": text() });
    expect(problem).toMatch(message);
    expect(others).toEqual([]);
  });

  it("can have one long value, one of many lines, and many fields", async () => {
    const name = "The text has more than 4000 characters. Shorten it.";
    const text = (value: string) => `recordedOn: 2024-01-01\ntargets: [{ slug: x, name: ${value} }]\n`;
    expect(await problemsOf({ "a.yaml": text("x".repeat(size)) })).toEqual([`a.yaml:2: targets[0].name: ${name}`]);
    expect(await problemsOf({ "a.yaml": text(`"${"x\n ".repeat(100_000)}"`) })).toEqual([
      `a.yaml:2: targets[0].name: ${name}`,
    ]);
    expect((await problemsOf({ "a.yaml": lines(30_000, (i) => `k${i}: v\n`) })).at(-1)).toBe(
      "a.yaml:99: k98: Unknown field. Remove it, or use a field that data/record.schema.json describes.",
    );
  });
});

describe("many problems", () => {
  it("are reported as the first hundred and the number of the others", async () => {
    const folder = await recordFolder({
      "a.yaml": `recordedOn: 2024-01-01\n${lines(40_000, (i) => `k${i}: v\n`)}`,
      "b.yaml": `recordedOn: 2024-01-01\n${lines(40_000, (i) => `k${i}: v\n`)}`,
      "c.yaml": `recordedOn: 2024-01-01\n${lines(20_000, (i) => `k${i}: v\n`)}`,
    });
    const { code, stderr } = await run(["load", folder, "--check"], { DATABASE_URL: ":memory:" });
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    const reported = stderr.split("\n").filter((line) => /a\.yaml:\d+: k\d+: Unknown field/.test(line));
    expect(reported).toHaveLength(100);
    expect(reported[99]).toMatch(/a\.yaml:101: k99: /);
    expect(stderr).toContain("and 99,900 more problems\n");
    expect(stderr).toMatch(/Found 100,000 problems in .*\. Nothing was loaded\.\n$/);
  });

  it("are those of the first lines, even if later ones are found first", async () => {
    const rest = "evidence: { default: { source: s, states: x } }\n";
    const problems = await problemsOf({
      "b.yaml": `recordedOn: 2024-01-01\n${lines(5000, (i) => `k${i}: v\n`)}`,
      "a.yaml": `recordedOn: 2024-01-01\n${rest}targets:\n  - { slug: x, name: x }\n`,
    });
    expect(problems).toHaveLength(100);
    expect(problems[0]).toBe(
      'a.yaml:2: evidence.default.source: No Source has the slug "s". Add its record, or use the slug of an existing one.',
    );
    expect(problems[1]).toMatch(/^b\.yaml:2: /);
  });

  it("of a long chain of parents are found without recursion", async () => {
    const parents = lines(1000, (i) => `  - { slug: c${i}, name: x, parents: [c${(i + 1) % 1000}] }\n`);
    const problems = await problemsOf({
      "a.yaml": `recordedOn: 2024-01-01\nevidence: { default: { source: s, states: x } }\nsources: [{ slug: s, title: t, kind: NEWS, url: "https://example.org/" }]\nindications:\n${parents}`,
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^a\.yaml:5: indications\[0\]\.parents: The hierarchy contains a cycle: c0 > c1 > .* > 981 others > .* > c999 > c0\./,
      ),
    ]);
  });
});
