import type { EntityType } from "../graph/documents.ts";

/** How the page names a type of entity, and where its list and its entities are. */
export interface TypeWords {
  path: string;
  singular: string;
  plural: string;
  /** Whether the page has a list of all of them. */
  isListed?: boolean;
}

export const typeWords: Record<EntityType, TypeWords> = {
  Agreement: { path: "/agreements", singular: "agreement", plural: "agreements", isListed: true },
  Therapy: { path: "/therapies", singular: "therapy", plural: "therapies", isListed: true },
  Company: { path: "/companies", singular: "company", plural: "companies", isListed: true },
  Indication: { path: "/indications", singular: "indication", plural: "indications", isListed: true },
  RegulatoryEvent: {
    path: "/regulatory-events",
    singular: "regulatory event",
    plural: "regulatory events",
    isListed: true,
  },
  Trial: { path: "/trials", singular: "trial", plural: "trials", isListed: true },
  DrugTarget: { path: "/drug-targets", singular: "drug target", plural: "drug targets" },
  Person: { path: "/people", singular: "person", plural: "people" },
};

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
