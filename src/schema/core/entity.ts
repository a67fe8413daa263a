import { identifierSystems, isSlug } from "../domain/code.ts";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { nodeKey } from "../domain/node-key.ts";
import { type AliasRow, aliasesByNode, type IdentifierRow, identifiersByNode } from "../store/entity.ts";
import type { NodeRow } from "../store/node.ts";
import { builder } from "./builder.ts";
import { loadList } from "./load.ts";
import type { Key } from "./node.ts";
import { AliasKind, IdentifierMatch } from "./vocabulary.ts";

/** The row of any entity; its own columns are those of its type. */
export type EntityRow = NodeRow<EntityType>;

export const Entity = builder.interfaceRef<EntityRow>("Entity");

export const Alias = builder.objectRef<AliasRow>("Alias");
Alias.implement({
  description: "Another name of an entity.",
  fields: (t) => ({
    text: t.exposeString("text", { description: "The name." }),
    kind: t.expose("kind", { type: AliasKind, description: "What sort of name it is." }),
    from: t.expose("from_on", {
      type: "PartialDate",
      nullable: true,
      description: "Since when it has been used; null where no source says.",
    }),
    to: t.expose("to_on", {
      type: "PartialDate",
      nullable: true,
      description: "Until when it was used; null where it is still, or no source says.",
    }),
  }),
});

export interface IdentifierShape {
  system: string;
  value: string;
  match: IdentifierRow["match"];
  fact: string;
}

export const Identifier = builder.objectRef<IdentifierShape>("Identifier");
Identifier.implement({
  description: "What another authority calls an entity.",
  fields: (t) => ({
    system: t.exposeString("system", { description: 'Whose identifier it is, by Bioregistry prefix: "mondo", "lei".' }),
    value: t.exposeString("value", { description: "The identifier as that authority writes it." }),
    url: t.field({
      type: "URL",
      nullable: true,
      description: "Where it resolves; null where the authority has no page for it.",
      resolve: ({ system, value }) => identifierSystems[system]?.url(value) ?? null,
    }),
    match: t.expose("match", { type: IdentifierMatch, description: "How closely it fits." }),
  }),
});

/** The columns of each type that hold an identifier which fits exactly, by system, with the field that shows them. */
const ownIdentifiers: Partial<Record<EntityType, { system: string; column: string; field: string }[]>> = {
  Company: own("lei", "cik", "wikidata"),
  Therapy: own("unii", "chembl"),
  Indication: own("mondo", "doid", "mesh", "ncit", "orphanet"),
  Trial: [{ system: "clinicaltrials", column: "nct_id", field: "nctId" }],
};

function own(...systems: string[]) {
  return systems.map((system) => ({ system, column: system, field: system }));
}

Entity.implement({
  description:
    "What the graph knows of: each with names, identifiers, and the claims that every fact about it rests on.",
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: (row) => row.type,
  fields: (t) => ({
    slug: t.exposeString("id", {
      description: 'Readable, unique within the type, and never given to another: "sanofi".',
    }),
    name: t.exposeString("name", { description: "What it is commonly called." }),
    aliases: t.field({
      type: [Alias],
      description: "Other names: legal and former ones, codes, brands; at most 50.",
      resolve: (row, _args, context) => loadList(context, "aliases", nodeKey(row.type, row.id), aliasesByNode),
    }),
    identifiers: t.field({
      type: [Identifier],
      description: "What other authorities call it; at most 60, exact ones of well-known systems first.",
      resolve: async (row, _args, context) => {
        const key = nodeKey(row.type, row.id);
        const columns: Record<string, unknown> = { ...row };
        const exact = (ownIdentifiers[row.type] ?? []).flatMap(({ system, column, field }) => {
          const value = columns[column];
          const fact = `${key} ${row.type}.${field}`;
          return typeof value === "string" ? [{ system, value, match: "EXACT" as const, fact }] : [];
        });
        const atc = row.type === "Therapy" ? (columns.atc as string[]) : [];
        return [
          ...exact,
          ...atc.map((value) => ({
            system: "atc",
            value,
            match: "EXACT" as const,
            fact: `${key} ${row.type}.atc ${value}`,
          })),
          ...(await loadList(context, "identifiers", key, identifiersByNode)),
        ];
      },
    }),
  }),
});

/** How a slug is found. */
export const bySlug: Key = { column: "id", is: isSlug, example: "orano-med" };

/** How an identifier of a system is found. */
export function byIdentifier(system: string, column = system): Key {
  const known = identifierSystems[system];
  if (!known) throw new Error(`no identifier system "${system}"`);
  return { column, is: (value) => known.shape.test(value), example: known.example };
}
