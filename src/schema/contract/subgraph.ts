import { GraphQLDeferDirective, GraphQLStreamDirective } from "@graphql-tools/utils";
import { GraphQLError, type GraphQLResolveInfo, GraphQLSchema, getNamedType, isUnionType } from "graphql";
import { type NodeType, nodeTypes, type Row } from "../../model/model.ts";
import { builder } from "../core/builder.ts";
import type { Context } from "../core/context.ts";
import { cost, weights } from "../core/cost.ts";
import { badArgument, boundedList } from "../core/error.ts";
import { Money } from "../core/money.ts";
import { keyedEntity, keyLookups, lookUp, type Reference } from "../core/root.ts";
import { type Now, then } from "../execution/promise.ts";
import { MoneyRange } from "../type/agreement/agreement-value.ts";
import { CurrencyConversion } from "../type/agreement/money.ts";
import { DecimalRange } from "../type/agreement/royalty-tier.ts";
import { Territory } from "../type/agreement/territory.ts";
import { inReadingOrder } from "./reading-order.ts";

// What makes this server a subgraph of a federated graph, except `inaccessible` on Node and its two root fields.

/** Every node but claims can be extended by other subgraphs. */
const keyed = nodeTypes.filter((type) => type !== "Claim");

const lookups = new Map<NodeType, ReturnType<typeof keyLookups>>(keyed.map((type) => [type, keyLookups(type)]));

for (const type of keyed) keyedEntity(type);

/** The node that the first key present in a reference names. One batch for each type and key. */
function entityOf(context: Context, type: NodeType, reference: Reference): Now<Row<NodeType> | null> {
  const own = lookups.get(type) ?? {};
  const names = ["id", ...Object.keys(own)];
  const name = names.find((each) => reference[each] != null);
  // A gateway sends the key that it planned with even if its value is null: no node has a null key.
  if (!name && names.some((each) => reference[each] === null)) return null;
  if (!name)
    throw badArgument("representations", `a representation of ${type} has no key. Send one of ${names.join(", ")}.`);
  const value = reference[name];
  if (typeof value !== "string") throw badArgument("representations", `\`${type}.${name}\` must be a string.`);
  return lookUp(context, type, { [name]: value }, own);
}

/** Types of plain values, which other subgraphs may define too. */
for (const ref of [Money, CurrencyConversion, MoneyRange, DecimalRange, Territory]) {
  builder.configStore.onTypeConfig(ref, (config) => {
    Object.assign(config.pothosOptions, { shareable: true });
  });
}

const maxRepresentations = 1000;

let subgraph: GraphQLSchema | undefined;

/** The schema for gateways, built on first use. */
export function subgraphSchema(): GraphQLSchema {
  subgraph ??= newSubgraphSchema();
  return subgraph;
}

/** The schema for gateways: that of clients with the directives of Federation 2.9, `_entities` and `_service`. */
export function newSubgraphSchema(): GraphQLSchema {
  const schema = eachAlone(
    inReadingOrder(
      builder.toSubGraphSchema({
        sortSchema: false,
        linkUrl: "https://specs.apollo.dev/federation/v2.9",
        federationDirectives: ["@cost", "@inaccessible", "@key", "@listSize", "@shareable"],
      }),
    ),
  );
  // Not in the subgraph's SDL: a directive that other subgraphs lack would be dropped from the supergraph, with a hint.
  const directives = [...schema.getDirectives(), GraphQLDeferDirective, GraphQLStreamDirective];
  return new GraphQLSchema({ ...schema.toConfig(), directives });
}

/**
 * Resolves every reference by itself: the library's resolver fails all of them if one has an unknown type, makes several promises for
 * each, and adds a property to each row.
 */
function eachAlone(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = field && getNamedType(field.type);
  if (!field || !isUnionType(union)) throw new Error("the schema has no entities");
  const names = new Set(union.getTypes().map(({ name }) => name));
  const service = schema.getQueryType()?.getFields()._service;
  if (service) service.extensions = { ...service.extensions, ...cost(weights.sdl).extensions };
  const size = { assumedSize: maxRepresentations, sizedByList: "representations" };
  field.extensions = { ...field.extensions, ...cost(weights.lookup, size).extensions };
  union.resolveType = (row: Row<NodeType>) => row.type;
  const resolve = (context: Context, representation: Reference): Now<Row<NodeType> | null> => {
    const type: unknown = representation.__typename;
    if (typeof type !== "string" || !names.has(type))
      throw badArgument("representations", `\`__typename\` must name an entity: one of ${[...names].join(", ")}.`);
    return then(entityOf(context, type as NodeType, representation), (found) => {
      const turn = context.work.produce(1);
      return turn === null ? found : turn.then(() => found);
    });
  };
  field.resolve = (_root, { representations }: { representations: readonly Reference[] }, context: Context) =>
    boundedList("representations", representations, maxRepresentations).map((representation) => {
      const turn = context.work.lookUp();
      if (turn) return turn.then(() => resolve(context, representation));
      try {
        return resolve(context, representation);
      } catch (error) {
        // An error as the value of an entry affects this entry only.
        return error;
      }
    });
  return schema;
}

/** The subgraph's SDL with its directives, as `_service` returns it and schema/subgraph.graphql keeps it. */
export function printedSubgraph(): string {
  const service = newSubgraphSchema().getQueryType()?.getFields()._service;
  const answer = service?.resolve?.(undefined, {}, {} as Context, {} as GraphQLResolveInfo) as
    | { sdl: string }
    | undefined;
  if (!answer) throw new GraphQLError("the schema has no service");
  return `${answer.sdl.trim()}\n`;
}
