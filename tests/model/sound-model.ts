import { checkModel, type Declarations, ModelError } from "../../src/model/derived/check.ts";
import type { Column, Concept, Edge, Part } from "../../src/model/language.ts";

export const text = (description = "A text.", more: Partial<Column> = {}): Column => ({
  type: "text",
  description,
  ...more,
});
const date = text("A date. Null if not known.", { type: "PartialDate", nullable: true });

const maker: Concept = {
  name: "Maker",
  plural: "makers",
  description: "Who makes products.",
  example: "acme",
  isEntity: true,
  columns: {
    vat: text("VAT number [eu:vat]. Null if none is recorded.", { nullable: true, identifier: "lei", key: true }),
    foundedOn: date,
  },
  parts: { offices: { part: "Office", max: 5, description: "Offices of the maker." } },
  edges: {
    products: {
      to: "Product",
      kind: "MAKES",
      reads: "Maker makes product",
      label: "role",
      groupedBy: "role",
      facts: { role: text("The role of the maker."), validFrom: date },
      description: "Products of the maker.",
      inverse: { field: "makers", description: "Makers of the product." },
    },
  },
  latestBy: "foundedOn",
  timeline: { own: true, over: ["products"], description: "Dated facts." },
  indexes: [["foundedOn"]],
};

export const product: Concept = {
  name: "Product",
  plural: "products",
  description: "What makers make.",
  example: "anvil",
  isEntity: true,
  columns: { color: text("The color.") },
  edges: {
    successor: {
      to: "Product",
      single: true,
      nullable: true,
      kind: "REPLACED_BY",
      reads: "Product is replaced by product",
      label: "color",
      description: "The product that replaces the product.",
      inverse: { field: "predecessors", description: "Products that the product replaces." },
    },
  },
};

const office: Part = {
  name: "Office",
  description: "An office.",
  columns: { city: text("The city.") },
  references: { landlord: { to: "Maker", nullable: true, description: "Who owns the building." } },
};

export const sound: Declarations = {
  concepts: { Maker: maker, Product: product },
  parts: { Office: office, Alias: { name: "Alias", description: "A name.", columns: { text: text() } } },
  everyEntity: { aliases: { part: "Alias" } },
};

/** The sound model with parts of it replaced. */
export interface Change {
  maker?: Partial<Concept>;
  columns?: Record<string, Column>;
  /** The edge `Maker.products`. */
  edge?: Partial<Edge>;
  edges?: Record<string, Edge>;
  product?: Partial<Concept>;
  office?: Partial<Part>;
}

export function changed({ maker: own, columns, edge, edges, product: other, office: part }: Change): Declarations {
  const products = { ...(maker.edges?.["products"] as Edge), ...edge };
  return {
    ...sound,
    concepts: {
      Maker: { ...maker, columns: { ...maker.columns, ...columns }, edges: { products, ...edges }, ...own },
      Product: { ...product, ...other },
    },
    parts: { ...sound.parts, Office: { ...office, ...part } },
  };
}

export function problemsOf(declarations: Declarations): string[] {
  try {
    checkModel(declarations);
    return [];
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return error.message.split("\n");
  }
}

export const edgeTo = (to: string, field: string, more: Partial<Edge> = {}): Edge => ({
  to,
  kind: "KNOWS",
  reads: "One knows another",
  description: "Those that are known.",
  inverse: { field, description: "Those that know." },
  ...more,
});
