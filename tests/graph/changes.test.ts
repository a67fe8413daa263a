import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Graph, idOf, openGraph } from "../support/graph.ts";
import { changedRecords as changed, linesOf, loadRecords } from "../support/history.ts";
import { sampleRecords } from "../support/records.ts";

let graph: Graph;
beforeEach(async () => {
  graph = await openGraph(":memory:");
});
afterEach(() => graph[Symbol.asyncDispose]());

/** The changes that follow from loading the sample records and then these. */
async function changesBy(...replacements: [string, string][]): Promise<string[]> {
  await loadRecords(graph.store, sampleRecords);
  await loadRecords(graph.store, changed(...replacements));
  return linesOf(graph);
}

describe("the history", () => {
  it("is empty and has no beginning before the first load", async () => {
    const { data } = await graph.query(
      "{ changes { totalCount nodes { kind } pageInfo { hasNextPage } } dataset { changesCompleteAfter } }",
    );
    expect(data).toEqual({
      changes: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } },
      dataset: { changesCompleteAfter: null },
    });
  });

  it("begins with the first load, which is no change", async () => {
    await loadRecords(graph.store, sampleRecords);
    const { data } = await graph.query("{ changes { totalCount } dataset { changesCompleteAfter updatedAt } }");
    expect(data.changes.totalCount).toBe(0);
    expect(data.dataset.changesCompleteAfter).toBe(data.dataset.updatedAt);
  });

  it("lists nothing if the same records are loaded again, or with other comments", async () => {
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, `${sampleRecords}\n# A comment.\n`);
    expect(await linesOf(graph)).toEqual([]);
  });

  it("lists nothing if a newer program reads other facts from the same records", async () => {
    await loadRecords(graph.store, sampleRecords);
    await sql`update loaded_node set digest = 'of an older program'`.execute(graph.store);
    await sql`update claim set detail = 'of an older program'`.execute(graph.store);
    await sql`update origin set digest = '1' || substr(digest, instr(digest, ':'))`.execute(graph.store);
    const { changed } = await loadRecords(graph.store, sampleRecords);
    expect(changed.length).toBeGreaterThan(0);
    expect(await linesOf(graph)).toEqual([]);
  });

  it("lists a changed value with the texts before and after", async () => {
    expect(await changesBy(["name: Acme\n", "name: Acme Limited\n"])).toEqual([
      "CHANGED | Acme Limited | COMPANY_NAME | Acme -> Acme Limited",
    ]);
  });

  it("lists a value that is newly stated, or no longer, with one text", async () => {
    expect(await changesBy([", country: FR", ""], ["PSMA }", "PSMA, symbol: FOLH1 }"])).toEqual([
      "REMOVED | Beta | COMPANY_COUNTRY | FR -> null",
      "ADDED | PSMA | DRUG_TARGET_SYMBOL | null -> FOLH1",
    ]);
  });

  it("lists an entry of a list that is added or removed as a change of its own", async () => {
    expect(
      await changesBy([
        "aliases: [{ text: Acme Inc., kind: LEGAL_NAME }]",
        "aliases: [{ text: Acme Corp., kind: LEGAL_NAME }]",
      ]),
    ).toEqual([
      "ADDED | Acme | COMPANY_ALIASES | null -> Acme Corp. (LEGAL_NAME)",
      "REMOVED | Acme | COMPANY_ALIASES | Acme Inc. (LEGAL_NAME) -> null",
    ]);
  });

  it("names the entity to which a relation leads", async () => {
    expect(
      await changesBy(
        ["      - { company: acme, role: MANUFACTURER, by: paper }\n", ""],
        ["stageAtSigning: PHASE1", "stageAtSigning: PHASE2"],
      ),
    ).toEqual([
      "CHANGED | Beta licenses ABC-1 | AGREEMENT_THERAPIES | ABC-1 (PHASE1) -> ABC-1 (PHASE2)",
      "REMOVED | Beta licenses ABC-1 | AGREEMENT_PARTIES | Acme (MANUFACTURER) -> null",
    ]);
  });

  it("lists a changed amount as one change of the term", async () => {
    expect(await changesBy(["amount: 40000000", "amount: 45000000"])).toEqual([
      "CHANGED | Beta licenses ABC-1 | AGREEMENT_TERMS | UPFRONT_CASH + NEAR_TERM_MILESTONE UP_TO USD 40000000 -> UPFRONT_CASH + NEAR_TERM_MILESTONE UP_TO USD 45000000",
    ]);
  });

  it("lists what changed about an entry beside what its claim states", async () => {
    expect(await changesBy(["payer: beta, payees: [acme]", "payer: beta, trigger: Closing"])).toEqual([
      "CHANGED | Beta licenses ABC-1 | AGREEMENT_TERMS | payees: acme -> trigger: Closing",
    ]);
  });

  it("lists a changed review status, with equal texts", async () => {
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(
      graph.store,
      changed([", country: FR", ", country: { value: FR, status: DISPUTED, because: Two seats. }"]),
    );
    const { data } = await graph.query(
      "{ changes { nodes { kind field textBefore textAfter statusBefore statusAfter } } }",
    );
    expect(data.changes.nodes).toEqual([
      {
        kind: "CHANGED",
        field: "COMPANY_COUNTRY",
        textBefore: "FR",
        textAfter: "FR",
        statusBefore: "ACCEPTED",
        statusAfter: "DISPUTED",
      },
    ]);
  });

  it("lists nothing if only the evidence or the words of an editor change", async () => {
    expect(await changesBy(["because: The paper appeared a day later.", "because: It was late."])).toEqual([]);
  });

  it("lists an entity that is added as one change, and one that is removed with its name", async () => {
    const without = changed([
      "  - { slug: nct00000001, name: ABC-1 in prostate cancer, nctId: NCT00000001, therapies: [abc-1], sponsors: [acme] }",
      "  - { slug: nct00000002, name: Another trial, nctId: NCT00000002, therapies: [abc-1], sponsors: [acme] }",
    ]);
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, without);
    const { data } = await graph.query(`{ changes { nodes {
      kind entityId entityType entityName field textBefore textAfter claim { id } entity { name } } } }`);
    const common = { entityType: "Trial", field: null, textBefore: null, textAfter: null, claim: null };
    expect(data.changes.nodes).toEqual([
      {
        ...common,
        kind: "ADDED",
        entityId: idOf("Trial", "nct00000002"),
        entityName: "Another trial",
        entity: { name: "Another trial" },
      },
      {
        ...common,
        kind: "REMOVED",
        entityId: idOf("Trial", "nct00000001"),
        entityName: "ABC-1 in prostate cancer",
        entity: null,
      },
    ]);
  });

  it("leads to the claim that supports the text after the change, as long as the graph has it", async () => {
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, changed(["name: Acme\n", "name: Acme Limited\n"]));
    const ask = async () => {
      const { data } = await graph.query("{ changes { nodes { textAfter claim { text evidence { statement } } } } }");
      return data.changes.nodes;
    };
    expect(await ask()).toEqual([
      {
        textAfter: "Acme Limited",
        claim: { text: "Acme Limited", evidence: [{ statement: "Acme licensed ABC-1 to Beta." }] },
      },
    ]);
    await loadRecords(graph.store, changed(["name: Acme\n", "name: Acme SA\n"]));
    expect(await ask()).toMatchObject([
      { textAfter: "Acme SA", claim: { text: "Acme SA" } },
      { textAfter: "Acme Limited", claim: null },
    ]);
  });

  it("gives all changes of a load its time and revision, and lists the latest load first", async () => {
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, changed(["name: Acme\n", "name: One\n"], ["name: Beta,", "name: Two,"]));
    await loadRecords(graph.store, changed(["name: Acme\n", "name: Three\n"], ["name: Beta,", "name: Two,"]));
    const { data } = await graph.query("{ changes { nodes { textAfter revision recordedAt } } dataset { updatedAt } }");
    const [third, one, two] = data.changes.nodes;
    expect([third, one, two].map(({ textAfter, revision }) => [textAfter, revision])).toEqual([
      ["Three", 3],
      ["One", 2],
      ["Two", 2],
    ]);
    expect(one.recordedAt).toBe(two.recordedAt);
    expect(third.recordedAt).toBe(data.dataset.updatedAt);
    expect(third.recordedAt >= one.recordedAt).toBe(true);
  });
});
