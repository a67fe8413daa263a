import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeMarkOf } from "../../src/store/engine/change-mark.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { openGraph, recordFolder } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { runs } from "../support/runs.ts";
import { apply, nodesOf } from "./dump.ts";

const sample = nodesOf(sampleRecords);
const renamed = nodesOf(sampleRecords.replaceAll("acme", "acmes"));

let home: string;
let file: string;
let writer: Store;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "writers-"));
  file = path.join(home, "graph.db");
  writer = await openStore(file);
});
afterEach(async () => {
  await writer.destroy();
  await rm(home, { recursive: true });
});

describe("writing while others use the store", () => {
  it("several processes write one after another, to a new store too", async () => {
    const folder = await recordFolder({ "a.yaml": sampleRecords });
    const environment = { DATABASE_URL: path.join(home, "new.db"), DATA: folder };
    const results = await Promise.all(Array.from({ length: 3 }, () => run(["load", folder], environment)));
    expect(results.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(3).fill({ code: 0, stderr: "" }));
    expect(results.filter(({ stdout }) => stdout.includes("added 12")).length).toBe(1);
    expect(results.filter(({ stdout }) => stdout.includes("unchanged 12")).length).toBe(2);
    await rm(folder, { recursive: true });
  });

  it("a reader sees all of a change or nothing of it", async () => {
    await apply(writer, sample);
    await using reader = await openStore(file);
    let isWriting = true;
    const enough = runs(30, 120);
    const reading = (async () => {
      const seen = new Set<string>();
      while (isWriting) {
        const { rows } = await sql<{ agreement: string; companies: string }>`
          select agreement.id as agreement, group_concat(company_id order by agreement_party.position) as companies
          from agreement join agreement_party on agreement_id = agreement.id group by agreement.id`.execute(reader);
        const shown = rows.map(({ agreement, companies }) => `${agreement} ${companies}`);
        expect(shown).toHaveLength(1);
        seen.add(shown[0] ?? "");
        await wait(0);
      }
      return [...seen].sort();
    })();
    for (let turn = 0; turn < enough; turn++) {
      await apply(writer, turn % 2 === 0 ? renamed : sample);
      await wait(1);
    }
    isWriting = false;
    expect(await reading).toEqual(["beta-acme-abc-1 beta,acme,acme", "beta-acmes-abc-1 beta,acmes,acmes"]);
  });

  it("a server answers from one revision, and from the next as soon as there is one", async () => {
    await apply(writer, sample);
    await using graph = await openGraph(file);
    const parties = "{ slug parties { company { slug } } }";
    const document = `{ one: agreement(slug: "beta-acme-abc-1") ${parties} two: agreement(slug: "beta-acmes-abc-1") ${parties} }`;
    for (let turn = 0; turn < runs(6, 20); turn++) {
      const acme = turn % 2 === 0 ? "acmes" : "acme";
      const before = graph.query(document);
      await apply(writer, turn % 2 === 0 ? renamed : sample);
      for (const { data, errors } of [await before, await graph.query(document)]) {
        expect(errors).toEqual([]);
        const [shown, ...others] = [data.one, data.two].filter(Boolean);
        expect(others).toEqual([]);
        const slug = shown.slug.includes("acmes") ? "acmes" : "acme";
        expect(shown.parties.map((party: { company: { slug: string } }) => party.company.slug)).toEqual([
          "beta",
          slug,
          slug,
        ]);
      }
      const { data } = await graph.query(document);
      expect([data.one, data.two].filter(Boolean)[0].slug).toBe(`beta-${acme}-abc-1`);
    }
  });

  it("every connection notices a change, whoever made it", async () => {
    await using reader = await openStore(file);
    const marks = () => [changeMarkOf(writer), changeMarkOf(reader)] as const;
    const empty = marks();
    await apply(writer, sample);
    const loaded = marks();
    expect(loaded[0]).not.toBe(empty[0]);
    expect(loaded[1]).not.toBe(empty[1]);
    expect(marks()).toEqual(loaded);
    await apply(reader, renamed);
    expect(marks()[0]).not.toBe(loaded[0]);
    expect(marks()[1]).not.toBe(loaded[1]);
  });
});
