import { GraphQLDeferDirective, GraphQLStreamDirective } from "@graphql-tools/utils";
import { GraphQLError, type GraphQLFieldResolver, GraphQLSchema, getNamedType, isUnionType } from "graphql";
import type { Context } from "../context.ts";
import { Agreement } from "./agreement.ts";
import { MoneyRange } from "./agreement-value.ts";
import { builder } from "./builder.ts";
import { Company } from "./company.ts";
import { byIdentifier } from "./entity.ts";
import { badArgument } from "./error.ts";
import { Indication } from "./indication.ts";
import { ConvertedMoney, Money } from "./money.ts";
import { type Key, lookUp } from "./node.ts";
import { Person } from "./person.ts";
import { RegulatoryEvent } from "./regulatory-event.ts";
import { Territory } from "./rights-grant.ts";
import { Therapy } from "./therapy.ts";
import { Trial } from "./trial.ts";

// Everything that makes this server a subgraph of a federated graph, but for `inaccessible` on Node and its two fields.

/** A reference to an entity, as a gateway sends it: the type, and the fields of one of its keys, perhaps of several. */
type Reference = Readonly<Record<string, unknown>>;

/** The keys by which a gateway may name an entity: the global id, and the identifiers that the issuing authority gives. */
const entities = {
  Company: { ref: Company, keys: { lei: byIdentifier("lei"), cik: byIdentifier("cik") } },
  Agreement: { ref: Agreement, keys: {} },
  Therapy: { ref: Therapy, keys: { unii: byIdentifier("unii"), chembl: byIdentifier("chembl") } },
  Indication: {
    ref: Indication,
    keys: { mondo: byIdentifier("mondo"), doid: byIdentifier("doid"), mesh: byIdentifier("mesh") },
  },
  RegulatoryEvent: { ref: RegulatoryEvent, keys: {} },
  Trial: { ref: Trial, keys: { nctId: byIdentifier("clinicaltrials", "nct_id") } },
  Person: { ref: Person, keys: {} },
} as const;

type EntityName = keyof typeof entities;

for (const [name, { ref, keys }] of Object.entries(entities)) {
  builder.asEntity(ref as typeof Company, {
    key: ["id", ...Object.keys(keys)].map((field) => builder.selection<Reference>(field as "")),
    // Async, so that what is thrown costs this reference alone.
    resolveReference: async (reference, context) =>
      entityOf(context, name as EntityName, reference as Reference, keys) as never,
  });
}

/** What an entity is called by: the first of its keys that the reference has. One batch for each type and key. */
async function entityOf(context: Context, type: EntityName, reference: Reference, keys: Record<string, Key>) {
  const names = ["id", ...Object.keys(keys)];
  const name = names.find((each) => reference[each] != null);
  // A gateway sends the key that it planned with, even where that is null: nothing is called by that.
  if (!name && names.some((each) => reference[each] === null)) return null;
  if (!name) throw badArgument("representations", `one of ${type} has no key; write one of ${names.join(", ")}`);
  const value = reference[name];
  if (typeof value !== "string") throw badArgument("representations", `${type}.${name} is no text; write it as text`);
  return lookUp(context, type, { [name]: value }, keys);
}

/** Types of values alone, which any subgraph may have. */
for (const ref of [Money, ConvertedMoney, MoneyRange, Territory]) {
  builder.configStore.onTypeConfig(ref, (config) => {
    Object.assign(config.pothosOptions, { shareable: true });
  });
}

/** More references than this in one `_entities` are refused. */
const most = 1000;

/** The schema for gateways: the clients', with the directives of Federation 2.6, `_entities` and `_service`. */
export function newSubgraphSchema(): GraphQLSchema {
  const schema = eachAlone(builder.toSubGraphSchema({}));
  // Not in its SDL: a directive that other subgraphs lack would be lost in the supergraph, with a hint.
  const directives = [...schema.getDirectives(), GraphQLDeferDirective, GraphQLStreamDirective];
  return new GraphQLSchema({ ...schema.toConfig(), directives });
}

/** Answers every reference for itself: the library's resolver fails all of them where one is of an unknown type. */
function eachAlone(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = field && getNamedType(field.type);
  const all = field?.resolve as GraphQLFieldResolver<unknown, Context> | undefined;
  if (!field || !all || !isUnionType(union)) throw new Error("the schema has no entities");
  const names = new Set(union.getTypes().map(({ name }) => name));
  field.resolve = (root, { representations }: { representations: readonly Reference[] }, context, info) => {
    if (representations.length > most)
      throw badArgument("representations", `are ${representations.length}; write at most ${most}`);
    return representations.map(async (representation) => {
      const type: unknown = representation.__typename;
      if (typeof type !== "string" || !names.has(type))
        throw badArgument(
          "representations",
          `one has no __typename of an entity; write one of ${[...names].join(", ")}`,
        );
      const [answer] = (await all(root, { representations: [representation] }, context, info)) as unknown[];
      return answer;
    });
  };
  return schema;
}

/** The subgraph's SDL with its directives, as `_service` gives it and schema/subgraph.graphql keeps it. */
export function printedSubgraph(): string {
  const service = newSubgraphSchema().getQueryType()?.getFields()._service;
  const answer = service?.resolve?.(undefined, {}, {} as Context, {} as never) as { sdl: string } | undefined;
  if (!answer) throw new GraphQLError("the schema has no service");
  return `${answer.sdl.trim()}\n`;
}
