import { type Selectable, sql } from "kysely";
import { anyOf, familyOf } from "./list.ts";
import type { ChildRows, Order } from "./page.ts";
import type { Tables } from "./tables.ts";

export type TherapyIndicationRow = Selectable<Tables["therapy_indication"]>;
type Child = TherapyIndicationRow & { sort_name: string };

/** By the name at the other end, then by the population. */
export const therapyIndicationOrder: Order = {
  name: "therapyIndication:name",
  by: [{ column: "sort_name" }, { column: "fact" }],
};

/** What therapies are for. */
export function usesOfTherapies(therapies: readonly string[]): ChildRows<Child> {
  return sql`(
    select edge.*, indication.sort_name, edge.therapy_id as parent_key
    from therapy_indication as edge join indication on indication.id = edge.indication_id
    where edge.therapy_id in ${anyOf(therapies)})`;
}

/** What is for indications, or for their descendants too. */
export function usesOfIndications(
  indications: readonly string[],
  { stages, includeDescendants }: { stages: readonly string[] | null; includeDescendants: boolean },
): ChildRows<Child> {
  const wanted = stages ? sql`where edge.stage in ${anyOf(stages)}` : sql``;
  return sql`(
    select edge.*, therapy.sort_name, family.parent_key
    from ${familyOf(indications, includeDescendants)} as family
    join therapy_indication as edge on edge.indication_id = family.member
    join therapy on therapy.id = edge.therapy_id ${wanted})`;
}
