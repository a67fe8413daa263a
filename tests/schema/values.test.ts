import { beforeAll, describe, expect, it } from "vitest";
import { snakeOf } from "../../src/model/derived/spelling.ts";
import { linkTableOf, ownerColumnOf, storedAs, tableOfNode, tableOfPart } from "../../src/model/derived/table.ts";
import type { Column } from "../../src/model/language.ts";
import {
  columnsOf,
  conceptOf,
  type NodeType,
  nodeTypes,
  type PartName,
  partOf,
  partsOf,
} from "../../src/model/model.ts";
import { everyGraph } from "../support/every-graph.ts";
import { everyNode } from "../support/every-node.ts";
import type { Graph } from "../support/graph.ts";
import { claimsOf } from "../support/plain/edges.ts";
import type { PlainGraph, PlainRow } from "../support/plain/graph.ts";
import { slugOf } from "../support/relations.ts";

let graph: Graph;
let plain: PlainGraph;

// biome-ignore lint/suspicious/noExplicitAny: an object has the shape that the selection gives it
type Shown = any;

/** How a column is selected, read off the response, and expected by the records. */
interface Check {
  selection: string;
  shown: (object: Shown) => unknown;
  stated: (row: PlainRow) => unknown;
}

function stated(name: string, column: Column): (row: PlainRow) => unknown {
  return (row) => {
    const value = row[storedAs(name, column)] ?? null;
    if (column.list) return JSON.parse(String(value));
    return column.type === "boolean" && value !== null ? value === 1 : value;
  };
}

function checkOf(name: string, column: Column): Check {
  const field = column.shownAs ?? name;
  const { group, currency } = column;
  if (currency)
    return {
      selection: `${field} { amount currency }`,
      shown: (object) => object[field],
      stated: (row) => moneyOf(row[storedAs(name, column)], row[currency]),
    };
  if (!group) return { selection: field, shown: (object) => object[field], stated: stated(name, column) };
  return {
    selection: `${group} { ${field} }`,
    shown: (object) => object[group]?.[field] ?? null,
    stated: stated(name, column),
  };
}

const moneyOf = (amount: unknown, currency: unknown) =>
  amount === null || currency === null ? null : { amount, currency };

const slugs = (nodes: { slug: string }[]) => nodes.map(({ slug }) => slug);

/** Columns that the API shows in another form than that of the store. */
const special: Readonly<Record<string, Check | null>> = {
  "FinancialTerm.amount": {
    selection: "amount { amount currency }",
    shown: ({ amount }) => amount,
    stated: ({ amount, currency }) => (amount === null ? null : { amount, currency }),
  },
  "FinancialTerm.currency": null,
  "FinancialTerm.payees": {
    selection: "payees { slug }",
    shown: ({ payees }) => slugs(payees),
    stated: ({ payees_json }) => JSON.parse(String(payees_json)),
  },
  "FinancialTerm.royaltyTiers": {
    selection: "royaltyTiers { percent { min max } band annualSales { min max currency } asStated }",
    shown: ({ royaltyTiers }) => royaltyTiers,
    stated: ({ royalty_tiers_json }) =>
      JSON.parse(String(royalty_tiers_json)).map(({ percent, band, annualSales, asStated }: Shown) => ({
        percent: percent ? { min: null, max: null, ...percent } : null,
        band: band ?? null,
        annualSales: annualSales ? { min: null, max: null, currency: null, ...annualSales } : null,
        asStated: asStated ?? null,
      })),
  },
  "FinancialTerm.schedule": {
    selection: "schedule { amount { amount currency } dueOn dueAfter trigger }",
    shown: ({ schedule }) => schedule,
    stated: ({ schedule_json, currency }) =>
      JSON.parse(String(schedule_json)).map(
        ({ amount = null, dueOn = null, dueAfter = null, trigger = null }: Shown) => ({
          amount: moneyOf(amount, currency),
          dueOn,
          dueAfter,
          trigger,
        }),
      ),
  },
  "FinancialTerm.relations": {
    selection: "relations { relation term { key } }",
    shown: ({ relations }) => relations.map(({ relation, term }: Shown) => [relation, term?.key ?? null]),
    stated: ({ agreement_id, relations_json }) =>
      JSON.parse(String(relations_json)).map(({ relation, term, agreement }: Shown) => [
        relation,
        plain.where("financial_term", "agreement_id", agreement ?? agreement_id).some(({ key }) => key === term)
          ? term
          : null,
      ]),
  },
  "Quote.about": {
    selection: "about { __typename slug }",
    shown: ({ about }) => about && `${about.__typename}:${about.slug}`,
    stated: ({ about }) => about,
  },
};

function checksOf(owner: NodeType | PartName): Check[] {
  return Object.entries<Column>(columnsOf(owner)).flatMap(([name, column]) => {
    // The field of the amount shows its currency.
    const isCurrency = Object.values<Column>(columnsOf(owner)).some(({ currency }) => currency === name);
    if (column.internal || isCurrency) return [];
    const found = special[`${owner}.${name}`];
    return found === undefined ? [checkOf(name, column)] : found === null ? [] : [found];
  });
}

/** The nodes that an entry names: one under each reference, several under each link. */
function namedNodes(part: PartName): Check[] {
  const references = Object.keys(partOf(part).references ?? {}).map(
    (field): Check => ({
      selection: `${field} { slug }`,
      shown: (entry) => entry[field]?.slug ?? null,
      stated: (row) => row[`${snakeOf(field)}_id`],
    }),
  );
  const links = Object.entries(partOf(part).links ?? {}).map(([field, { to }]): Check => {
    const { table, own, far } = linkTableOf(part, field);
    const nameOf = (slug: string) => `${plain.one(tableOfNode(to as NodeType), "id", slug).sort_name}\u0000${slug}`;
    return {
      selection: `${field} { slug }`,
      shown: (entry) => slugs(entry[field]),
      stated: ({ id }) =>
        plain
          .where(table, own, id)
          .map((row) => String(row[far]))
          .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    };
  });
  return [...references, ...links];
}

const select = (checks: readonly Check[]) => checks.map(({ selection }) => selection).join(" ");

describe.each(everyGraph)("in $name", ({ open }) => {
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  describe("every node", () => {
    it.each(nodeTypes.filter((type) => type !== "Claim"))("of type %s has the values of its record", async (type) => {
      const checks = checksOf(type);
      const nodes = await everyNode(graph, conceptOf(type).plural, select(checks));
      const rows = plain.rows(tableOfNode(type));
      expect(slugs(nodes).sort()).toEqual(rows.map(({ id }) => String(id)).sort());
      for (const node of nodes) {
        const row = plain.one(tableOfNode(type), "id", node.slug);
        expect(
          checks.map(({ shown }) => shown(node)),
          node.slug,
        ).toEqual(checks.map(({ stated }) => stated(row)));
      }
    });
  });

  describe("every entry of a list that a node owns", () => {
    it.each(owned)(
      "$path has the values of its record, in that order, and its claims",
      async ({ type, field, part }) => {
        const checks = [...checksOf(part), ...namedNodes(part)];
        const selection = `${field} { ${select(checks)} claims(first: 100) { id } }`;
        const own = ownerColumnOf(part) ?? "";
        for (const node of await everyNode(graph, conceptOf(type).plural, selection)) {
          const rows = plain.where(tableOfPart(part), own, own === "node" ? `${type}:${node.slug}` : node.slug);
          const shown = node[field].map((entry: Shown) => [
            ...checks.map((check) => check.shown(entry)),
            entry.claims.map(({ id }: { id: string }) => slugOf(id)),
          ]);
          const expected = rows.map((row) => [
            ...checks.map((check) => check.stated(row)),
            claimsOf(plain, String(row.fact)),
          ]);
          expect(shown, `${type}:${node.slug}`).toEqual(expected);
        }
      },
    );
  });

  describe("every identifier", () => {
    it.each(nodeTypes.filter((type) => conceptOf(type).isEntity))(
      "of type %s is listed with its claims: those that the node has as fields first",
      async (type) => {
        const nodes = await everyNode(
          graph,
          conceptOf(type).plural,
          "identifiers { system value match claims(first: 100) { id } }",
        );
        const columns = Object.entries<Column>(columnsOf(type)).filter(
          ([, { identifier }]) => identifier !== undefined,
        );
        for (const node of nodes) {
          const key = `${type}:${node.slug}`;
          const row = plain.one(tableOfNode(type), "id", node.slug);
          const fields = columns.flatMap(([name, column]) =>
            [stated(name, column)(row)].flat().flatMap((value) => {
              const fact = `${key} ${type}.${name}${column.list ? ` ${value}` : ""}`;
              return value === null ? [] : [{ system: column.identifier, value, match: "EXACT", fact }];
            }),
          );
          const expected = [...fields, ...plain.where("identifier", "node", key)].map(
            ({ system, value, match, fact }) => ({
              system,
              value,
              match,
              claims: claimsOf(plain, String(fact)),
            }),
          );
          const shown = node.identifiers.map(({ claims, ...rest }: Shown) => ({
            ...rest,
            claims: claims.map(({ id }: { id: string }) => slugOf(id)),
          }));
          expect(shown, key).toEqual(expected);
        }
      },
    );
  });
});

const owned = nodeTypes.flatMap((type) =>
  Object.entries(partsOf(type)).flatMap(([field, use]) =>
    use.internal || use.part === "Identifier" ? [] : [{ path: `${type}.${field}`, type, field, part: use.part }],
  ),
);
