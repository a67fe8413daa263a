// The subgraph that Apollo's compatibility tests require, with their schema and data, built with Pothos.
import SchemaBuilder from "@pothos/core";
import DirectivesPlugin from "@pothos/plugin-directives";
import FederationPlugin from "@pothos/plugin-federation";
import { DirectiveLocation, GraphQLDirective } from "graphql";

const builder = new SchemaBuilder<{
  Directives: { custom: { locations: "OBJECT"; args: {} } };
}>({ plugins: [DirectivesPlugin, FederationPlugin] });

interface User {
  email: string;
  name: string;
  totalProductsCreated: number | null;
  yearsOfEmployment: number;
}

const user: User = {
  email: "support@apollographql.com",
  name: "Jane Smith",
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};

const dimensions = { size: "small", weight: 1, unit: "kg" };

const studies = [
  { study: { caseNumber: "1234", description: "Federation Study" }, outcome: null },
  { study: { caseNumber: "1235", description: "Studio Study" }, outcome: null },
];

const products = [
  {
    id: "apollo-federation",
    sku: "federation",
    package: "@apollo/federation",
    variation: { id: "OSS" },
    research: studies.slice(0, 1),
  },
  { id: "apollo-studio", sku: "studio", package: "", variation: { id: "platform" }, research: studies.slice(1) },
];

const deprecated = [
  { sku: "apollo-federation-v1", package: "@apollo/federation-v1", reason: "Migrate to Federation V2" },
];

const UserRef = builder
  .externalRef("User", builder.selection<{ email: string }>("email"), async (reference) =>
    reference.email === user.email ? { ...user, ...reference } : null,
  )
  .implement({
    externalFields: (t) => ({
      email: t.id({ nullable: false }),
      totalProductsCreated: t.int(),
      yearsOfEmployment: t.int({ nullable: false }),
    }),
    fields: (t) => ({
      averageProductsCreatedPerYear: t.int({
        requires: builder.selection<{ totalProductsCreated?: number; yearsOfEmployment: number }>(
          "totalProductsCreated yearsOfEmployment",
        ),
        resolve: (it) => (it.totalProductsCreated ? Math.round(it.totalProductsCreated / it.yearsOfEmployment) : null),
      }),
      name: t.string({ override: { from: "users" }, resolve: () => user.name }),
    }),
  });

const DimensionRef = builder.objectRef<typeof dimensions>("ProductDimension").implement({
  shareable: true,
  fields: (t) => ({
    size: t.exposeString("size", { nullable: true }),
    weight: t.exposeFloat("weight", { nullable: true }),
    unit: t.exposeString("unit", { nullable: true, inaccessible: true }),
  }),
});

const VariationRef = builder
  .objectRef<{ id: string }>("ProductVariation")
  .implement({ fields: (t) => ({ id: t.exposeID("id", { nullable: false }) }) });

const StudyRef = builder.objectRef<(typeof studies)[0]["study"]>("CaseStudy").implement({
  fields: (t) => ({
    caseNumber: t.exposeID("caseNumber", { nullable: false }),
    description: t.exposeString("description", { nullable: true }),
  }),
});

const ResearchRef = builder.objectRef<(typeof studies)[0]>("ProductResearch").implement({
  fields: (t) => ({
    study: t.field({ type: StudyRef, nullable: false, resolve: (it) => it.study }),
    outcome: t.string({ resolve: (it) => it.outcome }),
  }),
});
builder.asEntity(ResearchRef, {
  key: builder.selection<{ study: { caseNumber: string } }>("study { caseNumber }"),
  resolveReference: async ({ study }) => studies.find((it) => it.study.caseNumber === study.caseNumber),
});

const createdBy = () => user;

const DeprecatedRef = builder.objectRef<(typeof deprecated)[0]>("DeprecatedProduct").implement({
  fields: (t) => ({
    sku: t.exposeString("sku", { nullable: false }),
    package: t.exposeString("package", { nullable: false }),
    reason: t.exposeString("reason", { nullable: true }),
    createdBy: t.field({ type: UserRef, resolve: createdBy }),
  }),
});
builder.asEntity(DeprecatedRef, {
  key: builder.selection<{ sku: string; package: string }>("sku package"),
  resolveReference: async (reference) =>
    deprecated.find((it) => it.sku === reference.sku && it.package === reference.package),
});

const ProductRef = builder.objectRef<(typeof products)[0]>("Product").implement({
  directives: { custom: {} },
  fields: (t) => ({
    id: t.exposeID("id", { nullable: false }),
    sku: t.exposeString("sku", { nullable: true }),
    package: t.exposeString("package", { nullable: true }),
    variation: t.field({ type: VariationRef, resolve: (it) => it.variation }),
    dimensions: t.field({ type: DimensionRef, resolve: () => dimensions }),
    createdBy: t.field({
      type: UserRef.provides<{ totalProductsCreated: number }>("totalProductsCreated"),
      resolve: createdBy as never,
    }),
    notes: t.string({ tag: "internal", resolve: () => null }),
    research: t.field({
      type: [ResearchRef],
      nullable: { list: false, items: false },
      resolve: (it) => it.research,
    }),
  }),
});
builder.asEntity(ProductRef, {
  key: [
    builder.selection<{ id: string }>("id"),
    builder.selection<{ sku: string; package: string }>("sku package"),
    builder.selection<{ sku: string; variation: { id: string } }>("sku variation { id }"),
  ],
  resolveReference: async (reference) =>
    products.find((it) => {
      if ("id" in reference) return it.id === reference.id;
      if (it.sku !== reference.sku) return false;
      return "package" in reference ? it.package === reference.package : it.variation.id === reference.variation.id;
    }),
});

const InventoryRef = builder.objectRef<{ id: string }>("Inventory").implement({
  fields: (t) => ({
    id: t.exposeID("id", { nullable: false }),
    deprecatedProducts: t.field({
      type: [DeprecatedRef],
      nullable: { list: false, items: false },
      resolve: () => deprecated,
    }),
  }),
});
builder.asEntity(InventoryRef, {
  interfaceObject: true,
  key: builder.selection<{ id: string }>("id"),
  resolveReference: async ({ id }) => ({ id }),
});

builder.queryType({
  fields: (t) => ({
    product: t.field({
      type: ProductRef,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }) => products.find((it) => it.id === id),
    }),
    deprecatedProduct: t.field({
      type: DeprecatedRef,
      deprecationReason: "Use product query instead",
      args: { sku: t.arg.string({ required: true }), package: t.arg.string({ required: true }) },
      resolve: (_root, args) => deprecated.find((it) => it.sku === args.sku && it.package === args.package),
    }),
  }),
});

export const schema = builder.toSubGraphSchema({
  // The compatibility test of @link accepts versions up to 2.3.
  linkUrl: "https://specs.apollo.dev/federation/v2.3",
  composeDirectives: ["@custom"],
  schemaDirectives: { link: { url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"] } } as never,
  directives: [new GraphQLDirective({ name: "custom", locations: [DirectiveLocation.OBJECT] })],
});
