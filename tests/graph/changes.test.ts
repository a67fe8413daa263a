import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Graph, idOf, openGraph } from "../support/graph.ts";
import { linesOf, loadRecords } from "../support/history.ts";
import { sampleRecords } from "../support/records.ts";

let graph: Graph;
beforeEach(async () => {
  graph = await openGraph(":memory:");
});
afterEach(() => graph[Symbol.asyncDispose]());

/** The sample records with replacements. */
function changed(...replacements: [string, string][]): string {
  let text = sampleRecords;
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`the records do not contain ${from}`);
    text = text.replace(from, to);
  }
  return text;
}

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
      const { data } = await graph.query("{ changes { nodes { textAfter claim { value evidence { statement } } } } }");
      return data.changes.nodes;
    };
    expect(await ask()).toEqual([
      {
        textAfter: "Acme Limited",
        claim: { value: "Acme Limited", evidence: [{ statement: "Acme licensed ABC-1 to Beta." }] },
      },
    ]);
    await loadRecords(graph.store, changed(["name: Acme\n", "name: Acme SA\n"]));
    expect(await ask()).toMatchObject([
      { textAfter: "Acme SA", claim: { value: "Acme SA" } },
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

describe("a list of changes", () => {
  /** Loads records three times. The times are set, so that tests can ask for them. */
  beforeEach(async () => {
    await loadRecords(graph.store, sampleRecords);
    await loadRecords(graph.store, changed(["name: Acme\n", "name: One\n"], [", country: FR", ", country: DE"]));
    await sql`update entity_change set recorded_at = '2024-03-01T10:00:00.500Z'`.execute(graph.store);
    await loadRecords(
      graph.store,
      changed(["name: Acme\n", "name: One\n"], ["name: Beta licenses ABC-1", "name: A license"], [", country: FR", ""]),
    );
    await sql`update entity_change set recorded_at = '2024-05-02T00:00:00.000Z' where id > 2`.execute(graph.store);
  });

  const first = ["CHANGED | One | COMPANY_NAME | Acme -> One", "CHANGED | Beta | COMPANY_COUNTRY | FR -> DE"];
  const second = [
    "REMOVED | Beta | COMPANY_COUNTRY | DE -> null",
    "CHANGED | A license | AGREEMENT_NAME | Beta licenses ABC-1 -> A license",
  ];

  it.each([
    ["", [...second, ...first]],
    ['(since: "2024-03-01")', [...second, ...first]],
    ['(since: "2024-03-02")', second],
    ['(since: "2024-03-01T10:00:00.5Z")', [...second, ...first]],
    ['(since: "2024-03-01T10:00:00.501Z")', second],
    ['(since: "2024-05-02T00:00:00Z")', second],
    ['(since: "2024-05-02T00:00:01Z")', []],
    ["(types: [Agreement])", [second[1]]],
    ["(types: [Company, Trial])", [second[0], ...first]],
    ["(types: [])", []],
    ['(types: [Company], since: "2024-05-01")', [second[0]]],
    ["(where: { kind: { eq: REMOVED } })", [second[0]]],
    ["(where: { not: { kind: { in: [REMOVED, ADDED] } } })", [second[1], ...first]],
    ["(where: { field: { in: [COMPANY_NAME, AGREEMENT_NAME] } })", [second[1], first[0]]],
    ['(where: { recordedAt: { gte: "2024-03-01T10:00:00Z", lt: "2024-05-02T00:00:00Z" } })', first],
    ['(where: { recordedAt: { gt: "2024-03-01T10:00:00.5Z" } })', second],
    ['(where: { recordedAt: { lte: "2024-03-01T10:00:00.50Z" } })', first],
    ["(where: { or: [{ kind: { eq: REMOVED } }, { field: { eq: COMPANY_NAME } }] })", [second[0], first[0]]],
  ])("with the arguments %s", async (args, expected) => {
    expect(await linesOf(graph, args)).toEqual(expected);
    const { data } = await graph.query(`{ changes${args} { totalCount } }`);
    expect(data.changes.totalCount).toBe(expected.length);
  });

  it("can be read page by page in both directions, without gaps", async () => {
    const page = async (args: string) => {
      const { data, errors } = await graph.query(
        `{ changes(${args}) { nodes { field kind } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`,
      );
      expect(errors).toEqual([]);
      return data.changes;
    };
    const whole = await page("first: 100");
    const forward = [];
    let next = await page("first: 1");
    for (;;) {
      forward.push(...next.nodes);
      if (!next.pageInfo.hasNextPage) break;
      next = await page(`first: 1, after: "${next.pageInfo.endCursor}"`);
    }
    expect(forward).toEqual(whole.nodes);
    const backward = [];
    let previous = await page("last: 3");
    for (;;) {
      backward.unshift(...previous.nodes);
      if (!previous.pageInfo.hasPreviousPage) break;
      previous = await page(`last: 3, before: "${previous.pageInfo.startCursor}"`);
    }
    expect(backward).toEqual(whole.nodes);
  });

  it("returns what was recorded after a known change, when more was loaded", async () => {
    const { data } = await graph.query("{ changes(first: 1) { pageInfo { startCursor } } }");
    await loadRecords(graph.store, changed(["name: Acme\n", "name: Newest\n"], [", country: FR", ""]));
    const { startCursor } = data.changes.pageInfo;
    expect(await linesOf(graph, `(last: 10, before: "${startCursor}")`)).toEqual([
      "CHANGED | Newest | COMPANY_NAME | One -> Newest",
      "CHANGED | Beta licenses ABC-1 | AGREEMENT_NAME | A license -> Beta licenses ABC-1",
    ]);
  });

  it.each([
    [
      '(since: "2999-01-01")',
      "since",
      /^`since`: 2999-01-01 is in the future; the time is .*Z\. Use an earlier time\.$/,
    ],
    ['(since: "2999-01-01T00:00:00Z")', "since", /is in the future/],
    ['(since: "yesterday")', "since", /^`since`: "yesterday" is not a valid DateOrDateTime\. Use a day such as/],
    ['(since: "2024-05")', "since", /is not a valid DateOrDateTime/],
    ['(since: "2024-02-30")', "since", /is not a valid DateOrDateTime/],
    ['(since: "2024-02-30T00:00:00Z")', "since", /is not a valid DateOrDateTime/],
    ["(types: [Source])", "types[0]", /EntityType/],
    ['(where: { recordedAt: { gte: "2024" } })', "where.recordedAt.gte", /is not a valid DateTime/],
    ["(where: { field: { eq: NAME } })", "where.field.eq", /Predicate/],
    ["(first: 101)", "first", /between 0 and 100/],
    ['(after: "x")', "after", /invalid cursor/],
  ])("refuses the arguments %s, and names the argument", async (args, argument, message) => {
    const { errors } = await graph.query(`{ changes${args} { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
    expect(errors[0]?.message).toMatch(message);
  });

  it("refuses a cursor of a list with other arguments", async () => {
    const { data } = await graph.query("{ changes(first: 1) { pageInfo { endCursor } } }");
    const { errors } = await graph.query(
      `{ changes(types: [Company], after: "${data.changes.pageInfo.endCursor}") { totalCount } }`,
    );
    expect(errors[0]?.message).toMatch(/the cursor belongs to another list, order or filter/);
  });
});

describe("claims", () => {
  it.each([
    ['{ gte: "2024-01-02T00:00:00Z" }', true],
    ['{ gte: "2024-01-02T00:00:00.000Z", lte: "2024-01-02T00:00:00.000Z" }', true],
    ['{ gt: "2024-01-02T00:00:00Z" }', false],
    ['{ gt: "2024-01-01T23:59:59.999Z", lt: "2024-01-02T00:00:00.001Z" }', true],
    ['{ lt: "2024-01-02T00:00:00Z" }', false],
    ["{ isNull: true }", false],
  ])("recorded at %s are found: %s", async (recordedAt, isFound) => {
    await loadRecords(graph.store, sampleRecords);
    const { data, errors } = await graph.query(
      `{ company(slug: "acme") { all: claims { totalCount } some: claims(where: { recordedAt: ${recordedAt} }) { totalCount } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.company.some.totalCount).toBe(isFound ? data.company.all.totalCount : 0);
  });
});

describe("the date as of which the dataset is", () => {
  const asOf = async () => (await graph.query("{ dataset { asOf } }")).data.dataset.asOf;
  const retrieved = (date: string) => changed(["kind: PRESS_RELEASE,", `kind: PRESS_RELEASE, retrievedOn: ${date},`]);

  it("is null if no source was read on a known date", async () => {
    expect(await asOf()).toBeNull();
    await loadRecords(graph.store, sampleRecords);
    expect(await asOf()).toBeNull();
  });

  it("is the newest date on which a source was read, and follows the sources", async () => {
    await loadRecords(graph.store, retrieved("2023-11").replace("kind: NEWS,", "kind: NEWS, retrievedOn: 2023-12-05,"));
    expect(await asOf()).toBe("2023-12-05");
    await loadRecords(graph.store, retrieved("2023-11"));
    expect(await asOf()).toBe("2023-11");
    await loadRecords(graph.store, sampleRecords);
    expect(await asOf()).toBeNull();
  });
});
