import { GraphQLDeferDirective, GraphQLStreamDirective } from "@graphql-tools/utils";
import { type GraphQLSchema, printSchema, specifiedDirectives } from "graphql";
import { inReadingOrder } from "./contract/reading-order.ts";
import { builder } from "./core/builder.ts";
import "./core/scalar.ts";
import "./core/node.ts";
import "./type/company.ts";
import "./type/agreement.ts";
import "./type/therapy.ts";
import "./type/drug-target.ts";
import "./type/indication.ts";
import "./type/regulatory-event.ts";
import "./type/trial.ts";
import "./type/person.ts";
import "./type/source.ts";
import "./type/claim.ts";
import "./question/search.ts";
import "./question/resolve-names.ts";
import "./question/figure/agreement-stats.ts";
import "./question/figure/facet.ts";
import "./question/figure/regulatory-event-stats.ts";
import "./question/neighbor.ts";
import "./question/walk.ts";
import "./question/timeline.ts";
import "./question/change.ts";
import "./question/rights.ts";
import "./question/region.ts";
import "./question/vocabulary.ts";
import "./question/dataset.ts";
import "./contract/subgraph.ts";

/** The schema that clients see; no file that declares a type imports this one. */
export const schema: GraphQLSchema = inReadingOrder(
  builder.toSchema({
    sortSchema: false,
    directives: [...specifiedDirectives, GraphQLDeferDirective, GraphQLStreamDirective],
  }),
);

/** The schema as committed to schema/schema.graphql, in the order of declaration. */
export function printedSchema(): string {
  printed ??= `${printSchema(schema)}\n`;
  return printed;
}

let printed: string | undefined;
