import { GraphQLDeferDirective, GraphQLStreamDirective } from "@graphql-tools/utils";
import { GraphQLSchema, printSchema, specifiedDirectives } from "graphql";
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

const built = builder.toSchema({
  sortSchema: false,
  directives: [...specifiedDirectives, GraphQLDeferDirective, GraphQLStreamDirective],
});

/** What tools show before anything else. */
const description = `A knowledge graph of drug development and its deals: which companies agreed on what, for which therapies and indications, on which financial terms, and what regulators decided.

Agreements, therapies, companies, indications, drug targets, regulatory events, trials and people are nodes. Their relations are connections, which lead from each of them to the others. Facts have claims: each says which source states the fact, on which date and in which passage, and which sources disagree.

Begin with \`search\`, which finds everything by its names, or with a list such as \`agreements\`.`;

/** The schema that clients see; no file that declares a type imports this one. */
export const schema: GraphQLSchema = inReadingOrder(new GraphQLSchema({ ...built.toConfig(), description }));

/** The schema as committed to schema/schema.graphql, in the order of declaration. */
export function printedSchema(): string {
  printed ??= `${printSchema(schema)}\n`;
  return printed;
}

let printed: string | undefined;
