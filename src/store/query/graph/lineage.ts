import { sql } from "kysely";
import type { Row } from "../../../model/model.ts";
import { anyOf, thenJoin } from "../../engine/sqlite/list.ts";
import { nodeColumns } from "../node.ts";
import type { ChildRows, Order } from "../page.ts";

export type LineageRow = Row<"Indication"> & { edge_distance: number; edge_fact: string | null };

/** By distance, nearest first, then by name. */
export const lineageOrder: Order = {
  name: "Indication:lineage",
  by: [{ column: "edge_distance" }, { column: "sort_name" }, { column: "id" }],
};

/** The ancestors of indications, by indication, with their distance. */
export function ancestorsOf(indications: readonly string[]): ChildRows<LineageRow> {
  return lineage("indication_id", "ancestor_id", indications);
}

/** The descendants of indications, by indication, with their distance. */
export function descendantsOf(indications: readonly string[]): ChildRows<LineageRow> {
  return lineage("ancestor_id", "indication_id", indications);
}

/** `edge_fact` is null at a distance above 1, because sources state only direct subtypes. */
function lineage(own: string, other: string, indications: readonly string[]): ChildRows<LineageRow> {
  return sql`(
    select ${nodeColumns("Indication", "indication")}, ${sql.ref(`line.${own}`)} as parent_key,
      line.distance as edge_distance, step.fact as edge_fact
    from indication_ancestor as line
    ${thenJoin} indication on indication.id = ${sql.ref(`line.${other}`)}
    left join indication_parent as step
      on step.indication_id = line.indication_id and step.parent_id = line.ancestor_id
    where ${sql.ref(`line.${own}`)} in ${anyOf(indications)})`;
}
