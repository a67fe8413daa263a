import { type RawBuilder, sql } from "kysely";
import type { EdgeKind, EntityType } from "../domain/graph-vocabulary.ts";
import { type NodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import { anyOf } from "./list.ts";
import type { ChildRows, Order } from "./page.ts";
import type { Tables } from "./tables.ts";

interface End {
  type: EntityType;
  column: string;
}

/** Where edges of a kind are kept: the table, its two ends, and the column that says more of the edge. */
interface EdgeTable {
  table: keyof Tables;
  subject: End;
  object: End;
  label?: string;
  /** Where the edge is a column of its subject's own row: the field whose claims it rests on. */
  field?: string;
}

const end = (type: EntityType, column: string): End => ({ type, column });
const event = end("RegulatoryEvent", "id");

/** Every kind of edge, read as subject, verb, object. */
export const edgeTables: Record<EdgeKind, readonly EdgeTable[]> = {
  PARTY_TO: [
    { table: "party", subject: end("Company", "company_id"), object: end("Agreement", "agreement_id"), label: "role" },
  ],
  COVERS_THERAPY: [
    {
      table: "agreement_therapy",
      subject: end("Agreement", "agreement_id"),
      object: end("Therapy", "therapy_id"),
      label: "stage_at_signing",
    },
  ],
  IN_FIELD: [
    {
      table: "agreement_indication",
      subject: end("Agreement", "agreement_id"),
      object: end("Indication", "indication_id"),
    },
  ],
  OWNS: [{ table: "company_parent", subject: end("Company", "parent_id"), object: end("Company", "company_id") }],
  AFFILIATED_WITH: [
    { table: "affiliation", subject: end("Person", "person_id"), object: end("Company", "company_id"), label: "title" },
  ],
  HAS_ROLE_IN: [
    {
      table: "therapy_company",
      subject: end("Company", "company_id"),
      object: end("Therapy", "therapy_id"),
      label: "role",
    },
  ],
  TREATS: [
    {
      table: "therapy_indication",
      subject: end("Therapy", "therapy_id"),
      object: end("Indication", "indication_id"),
      label: "stage",
    },
  ],
  EVENT_OF: [
    {
      table: "regulatory_event",
      subject: event,
      object: end("Therapy", "therapy_id"),
      label: "kind",
      field: "therapy",
    },
  ],
  EVENT_FOR: [
    {
      table: "regulatory_event",
      subject: event,
      object: end("Indication", "indication_id"),
      label: "kind",
      field: "indication",
    },
  ],
  SPONSORED_BY: [
    { table: "trial_sponsor", subject: end("Trial", "trial_id"), object: end("Company", "company_id") },
    {
      table: "regulatory_event",
      subject: event,
      object: end("Company", "sponsor_id"),
      label: "kind",
      field: "sponsor",
    },
  ],
  STUDIES: [{ table: "trial_therapy", subject: end("Trial", "trial_id"), object: end("Therapy", "therapy_id") }],
  STUDIES_INDICATION: [
    { table: "trial_indication", subject: end("Trial", "trial_id"), object: end("Indication", "indication_id") },
  ],
  SUBTYPE_OF: [
    { table: "indication_parent", subject: end("Indication", "indication_id"), object: end("Indication", "parent_id") },
  ],
  RELATED_TO: [
    {
      table: "agreement_relation",
      subject: end("Agreement", "agreement_id"),
      object: end("Agreement", "related_id"),
      label: "relation",
    },
  ],
  TARGETS: [{ table: "therapy_target", subject: end("Therapy", "therapy_id"), object: end("Target", "target_id") }],
};

/** An edge as seen from one of its ends. */
export interface NeighborRow {
  kind: EdgeKind;
  neighbor: NodeKey;
  is_subject: number;
  label: string | null;
  fact: string;
}

/** By kind of edge, then by the neighbour's type and slug. */
export const neighborOrder: Order = {
  name: "neighbor:kind",
  by: [{ column: "kind" }, { column: "neighbor" }, { column: "fact" }, { column: "is_subject" }],
};

/**
 * The edges of nodes of any type, from either end, in one statement.
 * @param kinds only edges of these kinds; null: of all
 */
export function neighborsOf(nodes: readonly string[], kinds: readonly EdgeKind[] | null): ChildRows<NeighborRow> {
  const slugs = slugsByType(nodes);
  return together(
    tablesOf(kinds).flatMap(([kind, table]) => [
      halfOf(kind, table, table.subject, table.object, slugs.get(table.subject.type)),
      halfOf(kind, table, table.object, table.subject, slugs.get(table.object.type)),
    ]),
  );
}

/** The edges that have both their ends among nodes, each once, as seen from its subject. */
export function edgesBetween(nodes: readonly string[], kinds: readonly EdgeKind[] | null): ChildRows<NeighborRow> {
  const slugs = slugsByType(nodes);
  return together(
    tablesOf(kinds).map(([kind, table]) =>
      halfOf(
        kind,
        table,
        table.subject,
        table.object,
        slugs.get(table.subject.type),
        slugs.get(table.object.type) ?? [],
      ),
    ),
  );
}

function slugsByType(nodes: readonly string[]): Map<string, string[]> {
  const slugs = new Map<string, string[]>();
  for (const { type, slug } of nodes.map(partsOfNodeKey)) slugs.set(type, [...(slugs.get(type) ?? []), slug]);
  return slugs;
}

function tablesOf(kinds: readonly EdgeKind[] | null): [EdgeKind, EdgeTable][] {
  return (Object.entries(edgeTables) as [EdgeKind, readonly EdgeTable[]][])
    .filter(([kind]) => !kinds || kinds.includes(kind))
    .flatMap(([kind, tables]) => tables.map((table) => [kind, table] as [EdgeKind, EdgeTable]));
}

function together(branches: readonly (RawBuilder<unknown> | null)[]): ChildRows<NeighborRow> {
  const found = branches.filter((branch) => branch !== null);
  if (found.length === 0)
    return sql`(select null as kind, null as parent_key, null as neighbor, null as is_subject, null as label, null as fact where 1 = 0)`;
  return sql`(${sql.join(found, sql` union all `)})`;
}

/** Edges of a table from one of its ends. @param others only those that lead to these; absent: to any */
function halfOf(
  kind: string,
  { table, label, field, subject }: EdgeTable,
  own: End,
  other: End,
  slugs: readonly string[] | undefined,
  others?: readonly string[],
): RawBuilder<unknown> | null {
  if (!slugs || others?.length === 0) return null;
  const fact =
    field === undefined
      ? sql`fact`
      : sql`${sql.lit(`${subject.type}:`)} || id || ${sql.lit(` ${subject.type}.${field}`)}`;
  const met = others ? sql`${sql.ref(other.column)} in ${anyOf(others)}` : sql`${sql.ref(other.column)} is not null`;
  return sql`
    select ${sql.lit(kind)} as kind, ${sql.lit(`${own.type}:`)} || ${sql.ref(own.column)} as parent_key,
      ${sql.lit(`${other.type}:`)} || ${sql.ref(other.column)} as neighbor, ${sql.lit(own === subject ? 1 : 0)} as is_subject,
      ${label === undefined ? sql`null` : sql.ref(label)} as label, ${fact} as fact
    from ${sql.table(table)}
    where ${sql.ref(own.column)} in ${anyOf(slugs)} and ${met}`;
}
