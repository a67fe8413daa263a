import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readRecords } from "../src/records/load.ts";
import { refresh } from "../src/records/refresh.ts";
import { openStore } from "../src/store/open.ts";
import { applyNodes } from "../src/store/write.ts";
import { openGraph, recordFolder } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";
import { run } from "./support/run.ts";

const origin = "records";

/** A store in memory, and what loads a text of records into it. */
async function emptyGraph() {
  const graph = await openGraph(":memory:");
  const load = async (text: string) => {
    const folder = await recordFolder({ "a.yaml": text });
    const { documents, digest } = await readRecords(folder);
    await rm(folder, { recursive: true });
    return applyNodes(graph.store, { name: origin, digest }, documents);
  };
  return { graph, load };
}

const everything = `{
  dataset { revision updatedAt counts { type count } edgeCounts { kind count } }
  companies { nodes { id name parents { edges { from node { slug } } } aliases { text } claims(first: 100) { nodes { id predicate value } } } }
  agreements { nodes { id announcedOn parties { role company { slug } } claims(first: 100) { nodes { id value status evidence { statement } } } } }
}`;

describe("loading records", () => {
  it("twice changes nothing the second time: not the answers, not the revision, not the date", async () => {
    const { graph, load } = await emptyGraph();
    await using _ = graph;
    const first = await load(sampleRecords);
    expect(first).toMatchObject({ changed: [], removed: [], unchanged: 0, revision: 1 });
    expect(first.added).toHaveLength(12);
    const before = await graph.query(everything);

    const second = await load(sampleRecords);

    expect(second).toEqual({ added: [], changed: [], removed: [], unchanged: 12, revision: 1 });
    expect((await graph.query(everything)).data).toEqual(before.data);
  });

  it("gives the same ids in an empty store as in one that held other records before", async () => {
    const one = await emptyGraph();
    const two = await emptyGraph();
    await using _one = one.graph;
    await using _two = two.graph;
    await one.load(sampleRecords);
    await two.load(
      sampleRecords.replace("name: Acme\n", "name: Acme Limited\n").replace("kinds: [LICENSE]", "kinds: [OPTION]"),
    );
    await two.load(sampleRecords);
    const withoutDates = ({
      dataset: { revision, updatedAt, ...dataset },
      ...rest
    }: Record<string, Record<string, unknown>> & { dataset: Record<string, unknown> }) => ({ dataset, ...rest });
    expect(withoutDates((await two.graph.query(everything)).data)).toEqual(
      withoutDates((await one.graph.query(everything)).data),
    );
  });

  it("says what changed, changes that alone, and raises the revision by one", async () => {
    const { graph, load } = await emptyGraph();
    await using _ = graph;
    await load(sampleRecords);
    const report = await load(sampleRecords.replace("name: Acme\n", "name: Acme Limited\n"));
    expect(report).toEqual({ added: [], changed: ["Company:acme"], removed: [], unchanged: 11, revision: 2 });
    const { data } = await graph.query(
      '{ company(slug: "acme") { name claims(predicate: "Company.name") { nodes { value } } } }',
    );
    expect(data.company).toEqual({ name: "Acme Limited", claims: { nodes: [{ value: "Acme Limited" }] } });
  });

  it("removes what left the folder, with its edges, claims and evidence, and nothing else", async () => {
    const { graph, load } = await emptyGraph();
    await using _ = graph;
    await load(sampleRecords);
    const shorter = sampleRecords.replace(/people:[\s\S]*$/, "").replace(/trials:[\s\S]*?(?=people:|$)/, "");
    const report = await load(shorter);
    expect(report).toEqual({
      added: [],
      changed: [],
      removed: ["Trial:nct00000001", "Person:jane-doe"],
      unchanged: 10,
      revision: 2,
    });
    const { data } = await graph.query(
      '{ trials { totalCount } people { totalCount } company(slug: "acme") { trials { totalCount } people { totalCount } } therapy(slug: "abc-1") { statementsAbout { totalCount } } }',
    );
    expect(data).toEqual({
      trials: { totalCount: 0 },
      people: { totalCount: 0 },
      company: { trials: { totalCount: 0 }, people: { totalCount: 0 } },
      therapy: { statementsAbout: { totalCount: 0 } },
    });
    await load("recordedOn: 2024-01-01\n");
    const left = await graph.query("{ dataset { revision counts { count } edgeCounts { count } } }");
    expect(left.data.dataset.revision).toBe(3);
    for (const { count } of [...left.data.dataset.counts, ...left.data.dataset.edgeCounts]) expect(count).toBe(0);
  });

  it("follows a node that moves to another place in the hierarchy", async () => {
    const { graph, load } = await emptyGraph();
    await using _ = graph;
    const ancestors = async () =>
      (await graph.query('{ indication(slug: "prostate-cancer") { ancestors { nodes { slug } } } }')).data.indication
        .ancestors.nodes;
    await load(sampleRecords);
    expect(await ancestors()).toEqual([{ slug: "cancer" }]);
    await load(
      sampleRecords.replace(
        '{ slug: cancer, name: Cancer, doid: "DOID:162" }',
        "{ slug: cancer, name: Cancer, parents: [disease] }\n  - { slug: disease, name: Disease }",
      ),
    );
    expect(await ancestors()).toEqual([{ slug: "cancer" }, { slug: "disease" }]);
    await load(sampleRecords.replace(", parents: [cancer]", ""));
    expect(await ancestors()).toEqual([]);
  });

  it("leaves the store as it was where the write fails halfway", async () => {
    const { graph, load } = await emptyGraph();
    await using _ = graph;
    await load(sampleRecords);
    const before = await graph.query(everything);
    const folder = await recordFolder({ "a.yaml": sampleRecords.replace("name: Acme\n", "name: Other\n") });
    const { documents } = await readRecords(folder);
    const dangling = documents.filter(({ slug }) => slug !== "beta");
    await expect(applyNodes(graph.store, { name: origin, digest: "x" }, dangling)).rejects.toThrow(
      /nothing was written: an edge would lead to a node that is not in the store/,
    );
    const stop = () => {
      throw new Error("pulled the plug");
    };
    await expect(applyNodes(graph.store, { name: origin, digest: "x" }, documents, stop)).rejects.toThrow(
      "pulled the plug",
    );
    expect((await graph.query(everything)).data).toEqual(before.data);
    await rm(folder, { recursive: true });
  });

  it("at start happens only where the files differ, and never touches the store where they are at fault", async () => {
    const { graph } = await emptyGraph();
    await using _ = graph;
    const lines: string[] = [];
    const log = { info: (_fields: object, message: string) => void lines.push(message) };
    const folder = await recordFolder({ "a.yaml": sampleRecords });
    expect((await refresh(graph.store, folder, log))?.added).toHaveLength(12);
    expect(lines).toContain("writing nodes");
    expect(await refresh(graph.store, folder, log)).toBeNull();
    await writeFile(path.join(folder, "b.yaml"), "recordedOn: 2024-13-01\n");
    await expect(refresh(graph.store, folder, log)).rejects.toThrow(/1 fault in/);
    await rm(path.join(folder, "b.yaml"));
    expect(await refresh(graph.store, folder, log)).toBeNull();
    await rm(folder, { recursive: true });
  });

  it("lets an identifier pass from one node to another, and two nodes swap theirs", async () => {
    const { graph, load } = await emptyGraph();
    await using _ = graph;
    const companies = (a: string, b: string, c = "") => `
recordedOn: 2024-01-01
evidence: { default: { source: s, states: Names. } }
sources: [{ slug: s, title: S, kind: NEWS }]
companies:
  - { slug: a, name: A, kind: OTHER${a && `, ticker: ${a}`} }
  - { slug: b, name: B, kind: OTHER${b && `, ticker: ${b}`} }
${c && `  - { slug: c, name: C, kind: OTHER, ticker: ${c} }`}`;
    const tickers = async () => {
      const { data } = await graph.query("{ companies { nodes { slug ticker } } }");
      return data.companies.nodes.map(({ slug, ticker }: Record<string, string>) => `${slug} ${ticker}`);
    };
    await load(companies("AAA", "BBB"));
    await load(companies("BBB", "AAA"));
    expect(await tickers()).toEqual(["a BBB", "b AAA"]);
    await load(companies("", "AAA", "BBB"));
    expect(await tickers()).toEqual(["a null", "b AAA", "c BBB"]);
  });

  it("by several processes at once goes one after another, on a new store too", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "writers-"));
    const folder = await recordFolder({ "a.yaml": sampleRecords });
    const environment = { DATABASE_URL: path.join(home, "graph.db"), DATA: folder };
    const runs = await Promise.all(Array.from({ length: 3 }, () => run(["load", folder], environment)));
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(3).fill({ code: 0, stderr: "" }));
    expect(runs.filter(({ stdout }) => stdout.includes("added 12")).length).toBe(1);
    await Promise.all([home, folder].map((each) => rm(each, { recursive: true })));
  });

  it("beside a server never shows half of a change", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "beside-"));
    const file = path.join(home, "graph.db");
    const texts = [sampleRecords, sampleRecords.replaceAll("acme", "acmes")];
    const folders = await Promise.all(texts.map((text) => recordFolder({ "a.yaml": text })));
    const contents = await Promise.all(folders.map((folder) => readRecords(folder)));
    const writer = await openStore(file);
    await using graph = await openGraph(file);
    let turn = 0;
    const write = async () => {
      const { documents, digest } = contents[turn++ % 2] as (typeof contents)[0];
      await applyNodes(writer, { name: origin, digest }, documents);
    };
    await write();
    // Both go on until each has had its turns, however busy the machine is.
    const enough = 60;
    let answers = 0;
    let failed = false;
    const writing = (async () => {
      while (!failed && (answers < enough || turn < enough)) {
        await write();
        await wait(5);
      }
    })();
    const parties = "{ slug parties { company { slug } } }";
    const asking = (async () => {
      while (answers < enough || turn < enough) {
        const { data, errors } = await graph.query(
          `{ one: agreement(slug: "beta-acme-abc-1") ${parties} two: agreement(slug: "beta-acmes-abc-1") ${parties} }`,
        );
        expect(errors).toEqual([]);
        const [shown, ...more] = [data.one, data.two].filter(Boolean);
        expect(more).toEqual([]);
        const acme = shown.slug.includes("acmes") ? "acmes" : "acme";
        const names = shown.parties.map((party: { company: { slug: string } }) => party.company.slug);
        expect(names).toEqual(["beta", acme, acme]);
        answers++;
        await wait(0);
      }
    })().finally(() => {
      failed = answers < enough;
    });
    await Promise.all([asking, writing]);
    await writer.destroy();
    await Promise.all([home, ...folders].map((each) => rm(each, { recursive: true })));
  });
});
