import { AliasKind, IdentifierMatch } from "../domain/vocabulary/name.ts";
import { part } from "./language.ts";

/** What all entities have in common. */
export const entity = {
  description:
    "A node that the graph describes: it has names, identifiers, and claims that support every fact about it.",
  slug: "Readable identifier, unique among nodes of the type and never reassigned.",
  name: "The name by which the entity is commonly known.",
  parts: {
    aliases: {
      part: "Alias",
      max: 50,
      description: "Other names of the entity: legal and former names, development codes, brands. At most 50.",
    },
    identifiers: {
      part: "Identifier",
      max: 60,
      description:
        "Identifiers that other authorities assign to the entity. At most 60; exact matches in well-known systems come first.",
    },
  },
} as const;

export const alias = part({
  name: "Alias",
  description: "Another name of an entity.",
  columns: {
    text: { type: "text", identifies: true, search: "name", description: "The name." },
    kind: { type: AliasKind, description: "The kind of name." },
    validFrom: {
      type: "PartialDate",
      nullable: true,
      description: "Date from which the name was used. Null if no source gives one.",
    },
    validTo: {
      type: "PartialDate",
      nullable: true,
      description: "Date until which the name was used. Null if the name is in use or no source gives a date.",
    },
  },
});

export const identifier = part({
  name: "Identifier",
  description: "An identifier that another authority assigns to an entity.",
  columns: {
    system: {
      type: "text",
      identifies: true,
      description: 'The system that issues the identifier, by its Bioregistry prefix, for example "mondo" or "lei".',
    },
    value: {
      type: "text",
      identifies: true,
      search: "identifier",
      description: "The identifier as the system writes it.",
    },
    match: {
      type: IdentifierMatch,
      description: "How closely the identified thing matches the entity. Records that state no match mean EXACT.",
    },
  },
});
