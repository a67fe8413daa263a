import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openGraph, recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { specialFiles } from "../support/special-file.ts";

const copy = "A 😀 release: Acme licensed 𝒳 ABC-1 to Beta.\n";
const points = [...copy];
const [start, end] = [13, 35];
const span = points.slice(start, end).join("");

describe("an excerpt", () => {
  let home: string;
  const at = (name: string) => path.join(home, name);
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "copies-"));
  });
  afterEach(() => rm(home, { recursive: true }));

  /** The excerpt of the evidence for the name of an indication, with a span in a source that has a copy. */
  async function excerpt(
    copyFile: string,
    at = { start, end, sha256: createHash("sha256").update(span).digest("hex") },
  ) {
    const records = await recordFolder({
      "a.yaml": sampleRecords
        .replace("kind: PRESS_RELEASE,", `kind: PRESS_RELEASE, copyFile: ${copyFile},`)
        .replace("states: Acme licensed ABC-1 to Beta. }", `states: x, at: ${JSON.stringify(at)} }`),
    });
    const database = path.join(home, "graph.db");
    const { code, stderr } = await run(["load", records], { DATABASE_URL: database });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    await using graph = await openGraph(database, { sourceCopies: home });
    const { data, errors } = await graph.query(
      '{ indication(slug: "cancer") { claims { nodes { evidence { excerpt } } } } }',
    );
    await rm(records, { recursive: true });
    expect(errors).toEqual([]);
    return data.indication.claims.nodes[0].evidence[0].excerpt;
  }

  it("is the span of the copy, counted in code points", async () => {
    await writeFile(at("copy.txt"), copy);
    expect(await excerpt("copy.txt")).toBe(span);
  });

  it("is null if the copy is not of the stated text, is missing, or is too large", async () => {
    await writeFile(at("copy.txt"), copy.replace("Acme", "Xcme"));
    expect(await excerpt("copy.txt")).toBeNull();
    expect(await excerpt("other.txt")).toBeNull();
    await writeFile(at("copy.txt"), copy + " ".repeat(16 * 1024 * 1024));
    expect(await excerpt("copy.txt")).toBeNull();
  });

  it.each(specialFiles)("is null, at once, if the copy is %s", async (_what, make) => {
    await make(at("copy.txt"));
    expect(await excerpt("copy.txt")).toBeNull();
  });
});
