import { identifierSystems } from "../../domain/code.ts";
import { nodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { snakeOf } from "../../model/derived/spelling.ts";
import { entity } from "../../model/entity.ts";
import { columnsOf, conceptOf, type EntityType, type NodeType, type PartRow, type Row } from "../../model/model.ts";
import { partsByOwner } from "../../store/query/part.ts";
import { builder, type Fields } from "./builder.ts";
import type { Context } from "./context.ts";
import { partType } from "./field/part.ts";
import { loadList } from "./load.ts";
import { loadNode, refs } from "./ref.ts";

/** The row of any entity; its own columns are those of its type. */
export interface EntityRow {
  type: EntityType;
  id: string;
  name: string;
  sort_name: string;
}

export const Entity = builder.interfaceRef<EntityRow>("Entity");

const Alias = partType("Alias", ["text", "kind", "validFrom", "validTo"]);

const Identifier = partType("Identifier", ["system", "value", "match"], (t) => ({
  url: t.field({
    type: "URL",
    nullable: true,
    description: "Address at which the identifier resolves. Null if the system has no page for the identifier.",
    resolve: ({ system, value }) => identifierSystems[system]?.url(value) ?? null,
  }),
}));

/** The identifiers that a node's own columns hold; each matches exactly. */
function ownIdentifiers(row: EntityRow): PartRow<"Identifier">[] {
  const key = nodeKey(row.type, row.id);
  const values: Record<string, unknown> = { ...row };
  return Object.entries(columnsOf(row.type)).flatMap(([field, { identifier, list }]) => {
    if (identifier === undefined) return [];
    const fact = `${key} ${row.type}.${field}`;
    const held = values[snakeOf(field)];
    const found = list ? (held as string[]) : held === null ? [] : [String(held)];
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
      description: entity.parts.aliases.description,
      resolve: (row, _args, context) =>
        loadList(context, "Alias", nodeKey(row.type, row.id), (store, nodes) => partsByOwner(store, "Alias", nodes)),
    }),
    identifiers: t.field({
      type: [Identifier],
      description: entity.parts.identifiers.description,
      resolve: async (row, _args, context) => [
        ...ownIdentifiers(row),
        ...(await loadList(context, "Identifier", nodeKey(row.type, row.id), (store, nodes) =>
          partsByOwner(store, "Identifier", nodes),
        )),
      ],
    }),
  }),
});

/** Declares the type of a node that is not an entity. */
export function nodeType<N extends NodeType>(name: N, fields: (t: Fields<Row<N>>) => Record<string, unknown>): void {
  const ref = refs[name] as unknown as { implement: (options: object) => void };
  ref.implement({ description: conceptOf(name).description, fields });
}

/** Declares the type of an entity: what it exposes, in the order in which clients see it. */
export function entityType<N extends EntityType>(
  name: N,
  fields: (t: Fields<Row<N>>) => Record<string, unknown>,
): void {
  const ref = refs[name] as unknown as { implement: (options: object) => void };
  ref.implement({
    description: conceptOf(name).description,
    interfaces: [Entity],
    fields: (t: Fields<Row<N>>) => ({
      slug: t.exposeString("id" as never, {
        description: `${entity.slug} For example "${conceptOf(name).example}".`,
      }),
      ...fields(t),
    }),
  });
}

/** The entity that a node key of the store names: the store has no key of a node that does not exist. */
export function loadEntity(context: Context, key: string): Promise<EntityRow> {
  const { type, slug } = partsOfNodeKey(key);
  return loadNode(context, type as EntityType, slug) as Promise<EntityRow>;
}
