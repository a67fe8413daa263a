import { identifierSystems } from "../../domain/code.ts";
import { nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { entity } from "../../model/entity.ts";
import { columnsOf, conceptOf, type EntityType, type NodeType, type PartRow, type Row } from "../../model/model.ts";
import { partsByOwner } from "../../store/query/part.ts";
import { then } from "../execution/promise.ts";
import { builder, type Fields } from "./builder.ts";
import type { Context } from "./context.ts";
import { atMost } from "./cost.ts";
import { columns, partType } from "./field/part.ts";
import { loadList } from "./load.ts";
import { loadNode, refs } from "./ref.ts";

/** The columns that the rows of all entities have. */
export interface EntityRow {
  type: EntityType;
  id: string;
  name: string;
  sort_name: string;
}

export const Entity = builder.interfaceRef<EntityRow>("Entity");

const Alias = partType("Alias", (t) => columns(t, "Alias", ["text", "kind", "validFrom", "validTo"]));

const Identifier = partType("Identifier", (t) => ({
  ...columns(t, "Identifier", ["system", "value", "match"]),
  url: t.field({
    type: "URL",
    nullable: true,
    description: "Address at which the identifier resolves. Null if the system has no page for the identifier.",
    resolve: ({ system, value }) => identifierSystems[system]?.url(value) ?? null,
  }),
}));

/** The identifiers in the columns of an entity. Each is an exact match. */
function ownIdentifiers(row: EntityRow): PartRow<"Identifier">[] {
  const key = nodeKey(row.type, row.id);
  const values: object = row;
  return Object.entries(columnsOf(row.type)).flatMap(([field, { identifier, list }]) => {
    if (identifier === undefined) return [];
    const fact = `${key} ${row.type}.${field}`;
    const value = (values as Readonly<Record<string, unknown>>)[snakeOf(field)];
    const found = list ? (value as string[]) : value === null ? [] : [String(value)];
    return found.map((value, position) => ({
      id: value,
      position,
      system: identifier,
      value,
      match: "EXACT" as const,
      fact: list ? `${fact} ${value}` : fact,
    }));
  });
}

Entity.implement({
  description: entity.description,
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: (row) => row.type,
  fields: (t) => ({
    name: t.exposeString("name", { description: entity.name }),
    slug: t.exposeString("id", { description: entity.slug }),
    aliases: t.field({
      type: [Alias],
      ...atMost(entity.parts.aliases.max),
      description: entity.parts.aliases.description,
      resolve: (row, _args, context) =>
        loadList(context, "Alias", nodeKey(row.type, row.id), (store, nodes) => partsByOwner(store, "Alias", nodes)),
    }),
    identifiers: t.field({
      type: [Identifier],
      ...atMost(entity.parts.identifiers.max),
      description: entity.parts.identifiers.description,
      resolve: (row, _args, context) => {
        const loaded = loadList(context, "Identifier", nodeKey(row.type, row.id), (store, nodes) =>
          partsByOwner(store, "Identifier", nodes),
        );
        return then(loaded, (others) => [...ownIdentifiers(row), ...others]);
      },
    }),
  }),
});

/** Declares the type of a node that is not an entity. */
export function nodeType<N extends NodeType>(name: N, fields: (t: Fields<Row<N>>) => Record<string, unknown>): void {
  const ref: { implement(options: object): void } = refs[name];
  ref.implement({ description: conceptOf(name).description, fields });
}

/**
 * Declares the type of an entity.
 * @param fields the fields, in the order in which clients see them
 */
export function entityType<N extends EntityType>(
  name: N,
  fields: (t: Fields<Row<N>>) => Record<string, unknown>,
): void {
  const ref: { implement(options: object): void } = refs[name];
  ref.implement({
    description: conceptOf(name).description,
    interfaces: [Entity],
    fields: (t: Fields<Row<N>>) => ({
      slug: t.string({
        resolve: ({ id }) => id,
        description: `${entity.slug} For example "${conceptOf(name).example}".`,
      }),
      ...fields(t),
    }),
  });
}

/** The entity with a node key from the store. It always exists, because the store has no keys of nodes that do not. */
export function loadEntity(context: Context, key: string): Promise<EntityRow> {
  const { type, slug } = partsOfNodeKey(key);
  return loadNode(context, type as EntityType, slug) as Promise<EntityRow>;
}
