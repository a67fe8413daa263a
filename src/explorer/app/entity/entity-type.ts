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
  RegulatoryEvent: { path: "/regulatory-events", singular: "regulatory event", plural: "regulatory events" },
  Trial: { path: "/trials", singular: "trial", plural: "trials" },
  DrugTarget: { path: "/drug-targets", singular: "drug target", plural: "drug targets" },
  Person: { path: "/people", singular: "person", plural: "people" },
};

const isEntityType = (text: string): text is EntityType => text in typeWords;

/** The type whose entities are below a path such as `/therapies`. */
export function typeAt(path: string): EntityType | undefined {
  return Object.keys(typeWords)
    .filter(isEntityType)
    .find((type) => typeWords[type].path === path);
}

/** The address of an entity's page. */
export function entityPath(type: EntityType, slug: string): string {
  return `${typeWords[type].path}/${encodeURIComponent(slug)}`;
}

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
