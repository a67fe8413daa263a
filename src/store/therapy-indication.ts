import { sql } from "kysely";
import type { IndicationRow } from "./indication.ts";
import { anyOf, familyOf } from "./list.ts";
import type { ChildRows, Order } from "./page.ts";
import type { Tables } from "./tables.ts";
import type { TherapyRow } from "./therapy.ts";

type Edge = Tables["therapy_indication"];

/** What is said of a therapy in an indication, beside the row of the node at the far end. */
export interface TherapyIndicationEdge {
  edge_therapy_id: string;
  edge_indication_id: string;
  edge_stage: Edge["stage"];
  edge_activity: Edge["activity"];
  edge_population: string | null;
  edge_as_of: string | null;
  edge_fact: string;
}

/** By the name at the far end, then by the population. */
export const therapyIndicationOrder: Order = {
  name: "therapyIndication:name",
  by: [{ column: "sort_name" }, { column: "edge_fact" }],
};

const edgeColumns = sql`
  edge.therapy_id as edge_therapy_id, edge.indication_id as edge_indication_id, edge.stage as edge_stage,
  edge.activity as edge_activity, edge.population as edge_population, edge.as_of as edge_as_of, edge.fact as edge_fact`;

/** What therapies are for. */
export function usesOfTherapies(therapies: readonly string[]): ChildRows<IndicationRow & TherapyIndicationEdge> {
  return sql`(
    select indication.*, 'Indication' as type, edge.therapy_id as parent_key, ${edgeColumns}
    from therapy_indication as edge join indication on indication.id = edge.indication_id
    where edge.therapy_id in ${anyOf(therapies)})`;
}

/** What is for indications, or for their descendants too. */
export function usesOfIndications(
  indications: readonly string[],
  { stages, includeDescendants }: { stages: readonly string[] | null; includeDescendants: boolean },
): ChildRows<TherapyRow & TherapyIndicationEdge> {
  const wanted = stages ? sql`where edge.stage in ${anyOf(stages)}` : sql``;
  return sql`(
    select therapy.*, 'Therapy' as type, family.parent_key, ${edgeColumns}
    from ${familyOf(indications, includeDescendants)} as family
    join therapy_indication as edge on edge.indication_id = family.member
    join therapy on therapy.id = edge.therapy_id ${wanted})`;
}
