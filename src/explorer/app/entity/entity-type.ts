import type { EntityType } from "../graph/documents.ts";

/** How the page names a type of entity, and where its list and its entities are. */
export interface TypeWords {
  path: string;
  singular: string;
  plural: string;
}

export const typeWords: Record<EntityType, TypeWords> = {
  Agreement: { path: "/agreements", singular: "agreement", plural: "agreements" },
  Therapy: { path: "/therapies", singular: "therapy", plural: "therapies" },
  Company: { path: "/companies", singular: "company", plural: "companies" },
  Indication: { path: "/indications", singular: "indication", plural: "indications" },
  RegulatoryEvent: {
    path: "/regulatory-events",
    singular: "regulatory event",
    plural: "regulatory events",
  },
  Trial: { path: "/trials", singular: "trial", plural: "trials" },
  DrugTarget: { path: "/drug-targets", singular: "drug target", plural: "drug targets" },
  Person: { path: "/people", singular: "person", plural: "people" },
};

/** A type of which the page has a list: those of entities, and sources. */
export type ListedType = EntityType | "Source";

export const listWords: Record<ListedType, TypeWords> = {
  ...typeWords,
  Source: { path: "/sources", singular: "source", plural: "sources" },
};

/** The lists that most readers look for. */
export const mainLists: readonly ListedType[] = [
  "Agreement",
  "Therapy",
  "Company",
  "Indication",
  "RegulatoryEvent",
  "Trial",
];

export const otherLists: readonly ListedType[] = ["DrugTarget", "Person", "Source"];

const isEntityType = (text: string): text is EntityType => text in typeWords;

/** All types, in the order of lists and menus. */
export const entityTypes: readonly EntityType[] = Object.keys(typeWords).filter(isEntityType);

/** The type whose entities are below a path such as `/therapies`. */
export function typeAt(path: string): EntityType | undefined {
  return entityTypes.find((type) => typeWords[type].path === path);
}

/** The address of an entity's page. */
export function entityPath(type: EntityType, slug: string): string {
  return `${typeWords[type].path}/${encodeURIComponent(slug)}`;
}

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
