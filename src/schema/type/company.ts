import { isTicker } from "../domain/code.ts";
import {
  allCompanies,
  type CompanyRow,
  companyOrder,
  ownersOfCompanies,
  parentOrder,
  parentsOfCompanies,
  subsidiariesOfCompanies,
  subsidiaryOrder,
} from "../store/company.ts";
import { builder } from "./builder.ts";
import { edgeClaims } from "./claim.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { byIdentifier, bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { lookUp, nodeRef } from "./node.ts";
import { orderByOf, orderOf } from "./order.ts";
import { CompanyKind } from "./vocabulary.ts";

export const Company = nodeRef("Company");

Company.implement({
  description: "A company, or a public body that acts as one.",
  interfaces: [Entity],
  fields: (t) => ({
    legalName: t.exposeString("legal_name", {
      nullable: true,
      description: "Its registered name; null where no source states it.",
    }),
    kind: t.expose("kind", { type: CompanyKind, description: "What sort of company it is." }),
    country: t.expose("country", {
      type: "CountryCode",
      nullable: true,
      description: "Where it has its seat [iso:3166-1 alpha-2]; null where no source says.",
    }),
    foundedOn: t.expose("founded_on", {
      type: "PartialDate",
      nullable: true,
      description: "When it was founded; null where no source says.",
    }),
    lei: t.exposeString("lei", {
      nullable: true,
      description: "Legal Entity Identifier [iso:17442]; null where none is recorded.",
    }),
    cik: t.exposeString("cik", {
      nullable: true,
      description:
        "Central Index Key, ten digits [bioregistry:sec.cik]; null where it files nothing with the SEC or none is recorded.",
    }),
    ticker: t.exposeString("ticker", {
      nullable: true,
      description:
        'Stock symbol, behind its exchange where a source names it, "NASDAQ:NVAX"; null where it is not listed or none is recorded.',
    }),
    wikidata: t.exposeString("wikidata", {
      nullable: true,
      description: "Wikidata item [bioregistry:wikidata]; null where none is recorded.",
    }),
    parent: t.field({
      type: Company,
      nullable: true,
      description:
        "The company that owns it, directly; the latest to begin where several do. Null where none did at that date, or no source says.",
      args: {
        asOf: t.arg({
          type: "PartialDate",
          description: "At which date; where absent, the owner whose ownership has not ended.",
        }),
      },
      resolve: async (row, { asOf }, context) => {
        const owners = await childPage(
          context,
          "Company.parent",
          row.id,
          { first: 1, asOf },
          parentOrder,
          (companies) => parentsOfCompanies(companies, asOf ?? null),
        );
        return owners.page.rows[0] ?? null;
      },
    }),
  }),
});

interface CompanyEdge {
  edge_roles?: string[];
  edge_facts?: string[];
  edge_fact?: string;
  edge_from_on?: string | null;
  edge_to_on?: string | null;
}

export const CompanyConnection = connectionType<CompanyRow & CompanyEdge>("Company", {
  of: "companies",
  node: Company,
  edgeFields: (t) => ({
    from: t.field({
      type: "PartialDate",
      nullable: true,
      description: "Where the edge is ownership: since when; null otherwise, or where no source says.",
      resolve: ({ row }) => row.edge_from_on ?? null,
    }),
    to: t.field({
      type: "PartialDate",
      nullable: true,
      description: "Where the edge is ownership: until when; null otherwise, or where it goes on.",
      resolve: ({ row }) => row.edge_to_on ?? null,
    }),
    claims: edgeClaims(t),
  }),
});

builder.objectField(Company, "parents", (t) =>
  t.field({
    type: CompanyConnection,
    description: "Companies that own it or owned it, the latest first, undated last.",
    args: { where: t.arg(whereOf("Company")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Company.parents", row.id, args, parentOrder, (keys) =>
        keptChildren(ownersOfCompanies(keys), "Company", args.where),
      ),
  }),
);

builder.objectField(Company, "subsidiaries", (t) =>
  t.field({
    type: CompanyConnection,
    description: "Companies that it owns, by name.",
    args: {
      asOf: t.arg({
        type: "PartialDate",
        description: "At which date; where absent, those whose ownership has not ended.",
      }),
      where: t.arg(whereOf("Company")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(context, "Company.subsidiaries", row.id, args, subsidiaryOrder, (companies) =>
        keptChildren(subsidiariesOfCompanies(companies, args.asOf ?? null), "Company", args.where),
      ),
  }),
);

builder.queryFields((t) => ({
  company: t.field({
    type: Company,
    nullable: true,
    description: "A company by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
      lei: t.arg.string({ description: "Its Legal Entity Identifier [iso:17442]." }),
      cik: t.arg.string({ description: "Its Central Index Key, ten digits [bioregistry:sec.cik]." }),
      ticker: t.arg.string({ description: 'Its stock symbol as `ticker` shows it, "NASDAQ:NVAX".' }),
    },
    resolve: (_root, args, context) =>
      lookUp(context, "Company", args, {
        slug: bySlug,
        lei: byIdentifier("lei"),
        cik: byIdentifier("cik"),
        ticker: { column: "ticker", is: isTicker, example: "NASDAQ:NVAX" },
      }),
  }),
  companies: t.field({
    type: CompanyConnection,
    description: "All companies, by name.",
    args: { where: t.arg(whereOf("Company")), orderBy: t.arg(orderByOf("Company")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(
        context,
        args,
        orderOf("Company", args.orderBy, companyOrder),
        keptRows(allCompanies(), "Company", args.where),
      ),
  }),
}));
