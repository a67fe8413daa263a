import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { recordFolder } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";
import { run } from "./support/run.ts";

describe("npm run load", () => {
  it("prints each fault, ends with 1 and leaves the store as it was", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "load-"));
    const environment = { DATABASE_URL: path.join(home, "graph.db") };
    const good = await recordFolder({ "a.yaml": sampleRecords });
    const first = await run(["load", good], environment);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/added 12, changed 0, removed 0, unchanged 0; revision 1/);

    await writeFile(path.join(good, "b.yaml"), "recordedOn: today\n");
    const second = await run(["load", good], environment);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/b\.yaml:1: recordedOn is "today"; write a day that exists/);
    expect(second.stderr).toMatch(/1 fault in .*; nothing was loaded/);
    expect(second.stderr).not.toMatch(/ at .*\.ts:\d+/);

    await rm(path.join(good, "b.yaml"));
    const third = await run(["load", good], environment);
    expect(third.stdout).toMatch(/added 0, changed 0, removed 0, unchanged 12; revision 1/);
    await Promise.all([home, good].map((folder) => rm(folder, { recursive: true })));
  });

  it("says what is wrong with a folder that is none, or is empty", async () => {
    const none = await run(["load", "no/such/folder"], { DATABASE_URL: ":memory:" });
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/is no folder that can be read; write the path of a folder of records/);

    const empty = await mkdtemp(path.join(tmpdir(), "empty-"));
    expect((await run(["load", empty], { DATABASE_URL: ":memory:" })).stderr).toMatch(/holds no \.yaml file/);
    await rm(empty, { recursive: true });
  });
});
