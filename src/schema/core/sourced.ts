import type { InterfaceRef } from "@pothos/core";
import type { Relation } from "../../model/derived/relation.ts";
import { type ClaimRow, claimsByFact } from "../../store/query/claim.ts";
import { factsOfFamilies } from "../../store/query/graph/family.ts";
import { type EdgeColumns, factOfReference } from "../../store/query/relation.ts";
import { all, type Now, then } from "../execution/promise.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { cost } from "./cost.ts";
import { integerBetween } from "./error.ts";
import { loadList } from "./load.ts";
import { refs } from "./ref.ts";
import { today } from "./today.ts";

/** An entry of a list that a node owns. Each entry is a fact. */
interface FactShape {
  fact: string;
}

/** An edge of a relation. An edge that combines several facts, such as the roles of a company, names all of them. */
interface EdgeShape {
  row: Partial<EdgeColumns> & { id?: string; fact?: string };
  relation?: Relation | undefined;
}

export type SourcedShape = FactShape | EdgeShape;

/** The keys of the facts that a part of the graph states. */
function factsOf(shape: SourcedShape, context: Context): Now<readonly string[]> {
  if ("fact" in shape) return [shape.fact];
  const { row, relation } = shape;
  if (row.edge_facts) return row.edge_facts;
  if (row.edge_fact) return [row.edge_fact];
  if (row.fact) return [row.fact];
  if (!relation || row.parent_key === undefined || row.id === undefined) return [];
  if (relation.isSingle) return [factOfReference(relation, row.id)];
  const pair = JSON.stringify([row.parent_key, row.id]);
  const day = today();
  return loadList(context, `${relation.name} facts ${day}`, pair, (store, pairs) =>
    factsOfFamilies(store, relation, pairs, day),
  );
}

const defaultClaims = 20;
const maxClaims = 100;

/** A part of the graph that carries the claims supporting it, such as an edge, a financial term or an alias. */
export const Sourced: InterfaceRef<typeof builder.$inferSchemaTypes, unknown> = builder
  .interfaceRef<SourcedShape>("Sourced")
  .implement({
    description: "A part of the graph that carries the claims supporting it.",
    fields: (t) => ({
      claims: t.field({
        type: [refs.Claim],
        ...cost(null, { assumedSize: defaultClaims, slicingArguments: ["first"] }),
        description:
          "Claims about this fact: first the claim that the graph shows, then those that state something else. Empty if the fact is derived from others, such as the edge to a distant ancestor.",
        args: {
          first: t.arg.int({ defaultValue: defaultClaims, description: "Returns the first n claims: 1 to 100." }),
        },
        resolve: (shape, { first }, context) => {
          const count = integerBetween("first", first ?? defaultClaims, 1, maxClaims);
          const loaded = then(factsOf(shape, context), (facts) =>
            all(facts.map((fact) => loadList(context, "claims of fact", fact, claimsByFact))),
          );
          return then(loaded, (claims) => claims.flat().slice(0, count) as ClaimRow[]);
        },
      }),
    }),
  });
