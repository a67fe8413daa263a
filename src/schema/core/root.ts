import { identifierSystems, isSlug } from "../../domain/code.ts";
import { nodeOfGlobalId } from "../../domain/node-key.ts";
import { lowerFirst, proseOf, singularOf, snakeOf } from "../../model/derived/spelling.ts";
import { columnsOf, conceptOf, type NodeType, type Row } from "../../model/model.ts";
import type { Store } from "../../store/open.ts";
import { counts } from "../../store/query/dataset.ts";
import type { Where } from "../../store/query/filter/request.ts";
import { nodesByColumn } from "../../store/query/node.ts";
import { defaultOrderOf } from "../../store/query/order.ts";
import { type Now, then } from "../execution/promise.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { paged } from "./cost.ts";
import { badArgument, invalidId } from "./error.ts";
import { type PageArguments, rootPage } from "./list/connection.ts";
import { connectionType } from "./list/connection-type.ts";
import { isHeavyFilter, matchingNodes, whereArgument } from "./list/filter.ts";
import { keptPages } from "./list/kept-pages.ts";
import { type OrderBy, orderArgument, orderOf } from "./list/order.ts";
import { rankedPages } from "./list/ranked.ts";
import { loadOne } from "./load.ts";
import { loadNode, refOf, refs } from "./ref.ts";

/** An argument by which a node can be looked up. */
export interface Lookup<N extends NodeType = NodeType> {
  /** The value that a usual spelling means. */
  normalize: (value: string) => string;
  isValid: (value: string) => boolean;
  example: string;
  description: string;
  find: (store: Store, values: readonly string[]) => Promise<Map<string, Row<N>>>;
}

/** The lookups that derive from the model: one for each identifier that is a key. */
export function keyLookups<N extends NodeType>(type: N): Record<string, Lookup<N>> {
  return Object.fromEntries(
    Object.entries(columnsOf(type)).flatMap(([field, { key, identifier = "", description }]) => {
      const system = identifierSystems[identifier];
      if (!key || !system) return [];
      const column = snakeOf(field);
      return [
        [
          field,
          {
            normalize: system.normalize,
            isValid: (value) => system.shape.test(value),
            example: system.example,
            description: description.replace(/ Null .*$/, ""),
            find: (store, values) => nodesByColumn(store, type, column, values),
          } satisfies Lookup<N>,
        ],
      ];
    }),
  );
}

/**
 * Looks up a node by the only argument that is given. Null if there is none.
 * @throws BAD_USER_INPUT unless exactly one argument is given and its value is well-formed
 */
export function lookUp<N extends NodeType>(
  context: Context,
  type: N,
  args: Readonly<Record<string, unknown>>,
  lookups: Readonly<Record<string, Lookup<N>>>,
): Now<Row<N> | null> {
  const names = ["id", "slug", ...Object.keys(lookups)];
  const given = names.filter((name) => args[name] != null);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    const found =
      given.length === 0 ? "none is given" : `${given.map((each) => `\`${each}\``).join(" and ")} are given`;
    throw badArgument(
      name ?? "id",
      `exactly one of ${names.map((each) => `\`${each}\``).join(", ")} is required; ${found}.`,
    );
  }
  const value = String(args[name]);
  if (name === "id") {
    const node = nodeOfGlobalId(value);
    if (!node) throw invalidId("id");
    if (node.type !== type) throw badArgument("id", `the id is that of a ${node.type}. Use the id of a ${type}.`);
    return loadNode(context, type, node.slug);
  }
  const shown = JSON.stringify(value.slice(0, 60));
  const malformed = (example: string) =>
    badArgument(name, `${shown} is malformed. Use a value such as ${JSON.stringify(example)}.`);
  if (name === "slug") {
    if (!isSlug(value)) throw malformed(conceptOf(type).example);
    return loadNode(context, type, value);
  }
  const lookup = lookups[name] as Lookup<N>;
  const normalized = lookup.normalize(value);
  if (!lookup.isValid(normalized)) throw malformed(lookup.example);
  return loadOne(context, `${type} by ${name}`, normalized, lookup.find);
}

/** The number of all nodes of a type. The store keeps it, so that it need not be counted. */
function nodeCount(context: Context, type: NodeType): Now<number> {
  return then(nodeCounts(context), ({ nodes }) => nodes.get(type) ?? 0);
}

/** The numbers of nodes and edges, loaded once for an operation. */
export function nodeCounts(context: Context) {
  const loaded = loadOne(context, "counts", "all", async (store) => new Map([["all", await counts(store)]]));
  return then(loaded, (found) => {
    if (!found) throw new Error("the store has no counts");
    return found;
  });
}

type ConnectionRef<Row extends object> = ReturnType<typeof connectionType<Row>>;

const connections = new Map<NodeType, ConnectionRef<object>>();

/** The connection of all nodes of a type. Its edges carry no facts. */
export function rootConnection<Row extends object>(type: NodeType): ConnectionRef<Row> {
  const made =
    connections.get(type) ?? connectionType<object>(type, { of: proseOf(conceptOf(type).plural), node: refs[type] });
  connections.set(type, made);
  return made as unknown as ConnectionRef<Row>;
}

/**
 * Declares the two root fields of a concept: one node by id, slug or identifier, and the list of all nodes.
 * @param more lookups in addition to those that derive from the model
 */
export function rootFields<N extends NodeType>(type: N, more: Readonly<Record<string, Lookup<N>>> = {}): void {
  const { plural, example, latestBy, isOrdered } = conceptOf(type);
  const lookups = { ...keyLookups(type), ...more };
  const prose = proseOf(type);
  const defaultOrder = defaultOrderOf(type);
  const sequence = latestBy ? "latest first, undated last" : type === "Source" ? "ordered by title" : "ordered by name";
  builder.queryFields((t) => ({
    [lowerFirst(singularOf(plural))]: t.field({
      type: refOf(type),
      nullable: true,
      description: `Looks up ${/^[aeiou]/.test(prose) ? "an" : "a"} ${prose} by exactly one of the arguments. Null if there is none.`,
      args: {
        id: t.arg.id({ description: `Global id of the ${prose}.` }),
        slug: t.arg.string({ description: `Slug of the ${prose}, for example "${example}".` }),
        ...Object.fromEntries(
          Object.entries(lookups).map(([name, { description }]) => [name, t.arg.string({ description })]),
        ),
      },
      resolve: (_root, args, context) => lookUp(context, type, args, lookups),
    }),
    [plural]: t.field({
      type: rootConnection(type),
      nullable: true,
      description: `All ${proseOf(plural)}, ${sequence}. Null only if the request failed.`,
      ...paged,
      args: {
        where: t.arg(whereArgument(type)),
        ...(isOrdered && { orderBy: t.arg(orderArgument(type)) }),
        ...t.arg.connectionArgs(),
      } as {},
      resolve: (
        _root: unknown,
        args: PageArguments & { where?: Where | null; orderBy?: OrderBy },
        context: Context,
      ) => {
        const order = orderOf(type, args.orderBy, defaultOrder, args.where);
        const rows = () => matchingNodes(type, args.where, context);
        const read = rankedPages(context, type, order, args.where);
        const kept = order === defaultOrder ? keptPages(context, type, order, args.where ?? null) : undefined;
        const options = { isHeavy: isHeavyFilter(type, args.where), read, kept };
        const page = rootPage(context, `Query.${plural}`, args, order, rows, options);
        if (args.where != null) return page;
        return then(page, (found) => ({ ...found, count: () => nodeCount(context, type) }));
      },
    }),
  }));
}

/** A reference to an entity as a gateway sends it: the type, and the fields of one or more of its keys. */
export type Reference = Readonly<Record<string, unknown>>;

/**
 * Declares a concept as an entity of a federated graph: its keys are the global id and every identifier that is a key. The field
 * `_entities` resolves references itself.
 */
export function keyedEntity(type: NodeType): void {
  builder.asEntity(refs[type] as typeof refs.Company, {
    key: ["id", ...Object.keys(keyLookups(type))].map((field) => builder.selection<Reference>(field as "")),
    resolveReference: () => Promise.reject(new Error("references are resolved by the field _entities")),
  });
}
