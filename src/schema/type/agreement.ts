import {
  type AgreementRow,
  agreementOrder,
  agreementsOfCompanies,
  agreementsOfIndications,
  agreementsOfTherapies,
  allAgreements,
  factsOfFields,
  relatedAgreements,
  relatedOrder,
} from "../store/agreement.ts";
import { termsByAgreement } from "../store/financial-term.ts";
import { indicationOrder, indicationsOfAgreements } from "../store/indication.ts";
import { partiesByAgreement } from "../store/party.ts";
import { rightsGrantsByAgreement } from "../store/rights-grant.ts";
import type { Tables } from "../store/tables.ts";
import { therapiesOfAgreements, therapyOrder } from "../store/therapy.ts";
import { AgreementValue, valueOfAgreement } from "./agreement-value.ts";
import { builder } from "./builder.ts";
import { edgeClaims, factsOfEdge } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { FinancialTerm } from "./financial-term.ts";
import { Indication, IndicationConnection, includeDescendants } from "./indication.ts";
import { loadList } from "./load.ts";
import { lookUp, nodeRef } from "./node.ts";
import { orderByOf, orderOf } from "./order.ts";
import { Party } from "./party.ts";
import { RightsGrant } from "./rights-grant.ts";
import { Therapy, TherapyConnection } from "./therapy.ts";
import { AgreementKind, AgreementRelation, AgreementStatus, PartyRole } from "./vocabulary.ts";

export const Agreement = nodeRef("Agreement");

const stated = "null where no source dates it.";

Agreement.implement({
  description: "A contract between companies, or the intent of one that was announced.",
  interfaces: [Entity],
  fields: (t) => ({
    kinds: t.expose("kinds", {
      type: [AgreementKind],
      description: "What it does; often several, such as a licence with an equity stake.",
    }),
    status: t.expose("status", { type: AgreementStatus, description: "How far it has come." }),
    announcedOn: t.expose("announced_on", {
      type: "PartialDate",
      nullable: true,
      description: `When the parties made it public; ${stated}`,
    }),
    signedOn: t.expose("signed_on", {
      type: "PartialDate",
      nullable: true,
      description: `When it was signed; ${stated}`,
    }),
    effectiveOn: t.expose("effective_on", {
      type: "PartialDate",
      nullable: true,
      description: `When it came into force; ${stated}`,
    }),
    closedOn: t.expose("closed_on", {
      type: "PartialDate",
      nullable: true,
      description: "When the transaction took place; null where it has not, or no source dates it.",
    }),
    terminatedOn: t.expose("terminated_on", {
      type: "PartialDate",
      nullable: true,
      description: "When a party ended it; null where none did, or no source dates it.",
    }),
    summary: t.exposeString("summary", {
      nullable: true,
      description: "What it is about, in the words of this graph's editors; null where nothing need be added.",
    }),
    parties: t.field({
      type: [Party],
      description: "Who made it, and as what; a company with two roles stands twice. At most 50.",
      resolve: (row, _args, context) => loadList(context, "Agreement.parties", row.id, partiesByAgreement),
    }),
    rights: t.field({
      type: [RightsGrant],
      description: "Who may do what; at most 50, empty where no source says.",
      resolve: (row, _args, context) => loadList(context, "Agreement.rights", row.id, rightsGrantsByAgreement),
    }),
    terms: t.field({
      type: [FinancialTerm],
      description: "What is paid for what; at most 50, empty where no source names any.",
      resolve: (row, _args, context) => loadList(context, "Agreement.terms", row.id, termsByAgreement),
    }),
    value: t.field({
      type: AgreementValue,
      description: "What it is worth altogether.",
      args: {
        currency: t.arg({
          type: "CurrencyCode",
          description:
            "In which currency, by the rates of the announcement day [iso:4217]; where absent, the one in which its terms are.",
        }),
      },
      resolve: (row, { currency }, context) => valueOfAgreement(context, row, currency ?? null),
    }),
  }),
});

interface AgreementEdge {
  edge_roles?: Tables["party"]["role"][];
  edge_facts?: string[];
  edge_family?: number;
  parent_key?: string;
}

export const AgreementConnection = connectionType<AgreementRow & AgreementEdge>("Agreement", {
  of: "agreements",
  node: Agreement,
  edgeFields: (t) => ({
    roles: t.field({
      type: [PartyRole],
      description: "Where the list is a company's: what the company is in the agreement; empty otherwise.",
      resolve: ({ row }) => row.edge_roles ?? [],
    }),
    claims: edgeClaims(t, (row, context) =>
      row.edge_family === undefined
        ? factsOfEdge(row)
        : loadList(context, "facts of field", JSON.stringify([row.id, row.parent_key, row.edge_family]), factsOfFields),
    ),
  }),
});

const RelatedAgreementConnection = connectionType<
  AgreementRow & { edge_relation: Tables["agreement_relation"]["relation"]; edge_direction: string; edge_fact: string }
>("RelatedAgreement", {
  of: "related agreements",
  node: Agreement,
  edgeFields: (t) => ({
    relation: t.field({
      type: AgreementRelation,
      description: "How the two relate.",
      resolve: ({ row }) => row.edge_relation,
    }),
    isSubject: t.boolean({
      description:
        "Whether the agreement asked about is the one that amends, follows, ends or is part; else it is the other.",
      resolve: ({ row }) => row.edge_direction === "OUTGOING",
    }),
    claims: edgeClaims(t),
  }),
});

builder.objectFields(Agreement, (t) => ({
  therapies: t.field({
    type: TherapyConnection,
    description: "What it covers, by name.",
    args: { where: t.arg(whereOf("Therapy")), orderBy: t.arg(orderByOf("Therapy")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Agreement.therapies", row.id, args, orderOf("Therapy", args.orderBy, therapyOrder), (keys) =>
        keptChildren(therapiesOfAgreements(keys), "Therapy", args.where),
      ),
  }),
  indications: t.field({
    type: IndicationConnection,
    description: "In which field it is, by name.",
    args: { where: t.arg(whereOf("Indication")), orderBy: t.arg(orderByOf("Indication")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Agreement.indications",
        row.id,
        args,
        orderOf("Indication", args.orderBy, indicationOrder),
        (keys) => keptChildren(indicationsOfAgreements(keys), "Indication", args.where),
      ),
  }),
  related: t.field({
    type: RelatedAgreementConnection,
    description:
      "Agreements that amend, follow, end or are part of it, and those that it does so to; newest first, undated last.",
    args: { where: t.arg(whereOf("Agreement")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Agreement.related", row.id, args, relatedOrder, (keys) =>
        keptChildren(relatedAgreements(keys), "Agreement", args.where),
      ),
  }),
}));

builder.objectField(Company, "agreements", (t) =>
  t.field({
    type: AgreementConnection,
    description: "Agreements to which it is a party, each once, newest first, undated last.",
    args: {
      role: t.arg({
        type: [PartyRole],
        description: "Only where it has one of these roles; the edge then shows these alone.",
      }),
      where: t.arg(whereOf("Agreement")),
      orderBy: t.arg(orderByOf("Agreement")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Company.agreements",
        row.id,
        args,
        orderOf("Agreement", args.orderBy, agreementOrder),
        (companies) => keptChildren(agreementsOfCompanies(companies, args.role ?? null), "Agreement", args.where),
      ),
  }),
);

builder.objectField(Therapy, "agreements", (t) =>
  t.field({
    type: AgreementConnection,
    description: "Agreements that cover it, newest first, undated last.",
    args: { where: t.arg(whereOf("Agreement")), orderBy: t.arg(orderByOf("Agreement")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Therapy.agreements",
        row.id,
        args,
        orderOf("Agreement", args.orderBy, agreementOrder),
        (keys) => keptChildren(agreementsOfTherapies(keys), "Agreement", args.where),
      ),
  }),
);

builder.objectField(Indication, "agreements", (t) =>
  t.field({
    type: AgreementConnection,
    description: "Agreements in its field, each once, newest first, undated last.",
    args: {
      includeDescendants: t.arg(includeDescendants),
      where: t.arg(whereOf("Agreement")),
      orderBy: t.arg(orderByOf("Agreement")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Indication.agreements",
        row.id,
        args,
        orderOf("Agreement", args.orderBy, agreementOrder),
        (indications) =>
          keptChildren(agreementsOfIndications(indications, args.includeDescendants ?? true), "Agreement", args.where),
      ),
  }),
);

builder.objectField(RightsGrant, "agreement", (t) =>
  t.field({ type: Agreement, description: "Where it is granted.", resolve: (row) => row.agreement_id }),
);

builder.queryFields((t) => ({
  agreement: t.field({
    type: Agreement,
    nullable: true,
    description: "An agreement by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
    },
    resolve: (_root, args, context) => lookUp(context, "Agreement", args, { slug: bySlug }),
  }),
  agreements: t.field({
    type: AgreementConnection,
    description: "All agreements, newest first, undated last.",
    args: { where: t.arg(whereOf("Agreement")), orderBy: t.arg(orderByOf("Agreement")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(
        context,
        args,
        orderOf("Agreement", args.orderBy, agreementOrder),
        keptRows(allAgreements(), "Agreement", args.where),
      ),
  }),
}));
