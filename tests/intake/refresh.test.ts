import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refresh } from "../../src/intake/records/refresh.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";

describe("a start", () => {
  let store: Store;
  let folder: string;
  let lines: string[];
  const log = { info: (_fields: object, message: string) => void lines.push(message) };
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  beforeEach(async () => {
    store = await openStore(":memory:");
    folder = await recordFolder({ "a.yaml": sampleRecords });
    lines = [];
  });
  afterEach(async () => {
    await store.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it("loads records into an empty store, and logs the progress", async () => {
    const report = await refresh(store, folder, log);
    expect(report).toMatchObject({ changed: [], removed: [], revision: 1 });
    expect(report?.added).toHaveLength(12);
    expect(lines).toEqual(["loading records", "writing nodes", "writing nodes", "loaded records"]);
  });

  it("loads nothing if no file changed since the last load", async () => {
    await refresh(store, folder, log);
    lines = [];
    expect(await refresh(store, folder, log)).toBeNull();
    expect(lines).toEqual([]);
  });

  it("loads what changed", async () => {
    await refresh(store, folder, log);
    await write("a.yaml", sampleRecords.replace("name: Acme\n", "name: Acme Limited\n"));
    expect(await refresh(store, folder, log)).toMatchObject({ changed: ["Company:acme"], revision: 2 });
  });

  it("leaves the store as it was if a record has a fault", async () => {
    await refresh(store, folder, log);
    await write("b.yaml", "recordedOn: 2024-13-01\n");
    await expect(refresh(store, folder, log)).rejects.toThrow(/^Found 1 problem in .*\. Nothing was loaded\.$/);
    await rm(path.join(folder, "b.yaml"));
    expect(await refresh(store, folder, log)).toBeNull();
  });

  it("leaves the store as it was if the folder is gone or holds no records", async () => {
    await refresh(store, folder, log);
    await rm(path.join(folder, "a.yaml"));
    await expect(refresh(store, folder, log)).rejects.toMatchObject({
      problems: [{ message: "The folder contains no .yaml file. Use the path of a folder of records." }],
    });
    await rm(folder, { recursive: true });
    await expect(refresh(store, folder, log)).rejects.toMatchObject({
      problems: [{ message: "The folder does not exist or cannot be read. Use the path of a folder of records." }],
    });
    const { total } = await store
      .selectFrom("tally")
      .select("total")
      .where("what", "=", "node Company")
      .executeTakeFirstOrThrow();
    expect(total).toBe(2);
  });
});
