import type { CompanyRow } from "../store/company.ts";
import { companiesOfTherapies, companyOrder } from "../store/company.ts";
import type { Tables } from "../store/tables.ts";
import { targetsByTherapy } from "../store/target.ts";
import {
  allTherapies,
  type TherapyRow,
  therapiesOfCompanies,
  therapiesOfTargets,
  therapyOrder,
} from "../store/therapy.ts";
import { builder } from "./builder.ts";
import { edgeClaims } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { byIdentifier, bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { loadList } from "./load.ts";
import { lookUp, nodeRef } from "./node.ts";
import { orderByOf, orderOf } from "./order.ts";
import { Target } from "./target.ts";
import { DevelopmentStage, Emission, Modality, TherapyRole } from "./vocabulary.ts";

export const Therapy = nodeRef("Therapy");

interface RadionuclideShape {
  isotope: string;
  emission: NonNullable<TherapyRow["emission"]>;
  chelator: string | null;
}

const Radionuclide = builder.objectRef<RadionuclideShape>("Radionuclide");
Radionuclide.implement({
  description: "The radioactive part of a radioligand.",
  fields: (t) => ({
    isotope: t.exposeString("isotope", { description: 'Element and mass, "Pb-212".' }),
    emission: t.expose("emission", {
      type: Emission,
      description: "What it, or what it decays to, gives off to treat or to be seen.",
    }),
    chelator: t.exposeString("chelator", {
      nullable: true,
      description: "What holds it to the ligand; null where no source says.",
    }),
  }),
});

Therapy.implement({
  description: "A medicine, diagnostic or platform: marketed, in development, or stopped.",
  interfaces: [Entity],
  fields: (t) => ({
    modality: t.expose("modality", { type: Modality, description: "What sort of therapy it is." }),
    mechanism: t.exposeString("mechanism", { nullable: true, description: "How it works; null where no source says." }),
    targets: t.field({
      type: [Target],
      description: "What it acts on, by name; at most 50, empty where no source says.",
      resolve: (row, _args, context) => loadList(context, "Therapy.targets", row.id, targetsByTherapy),
    }),
    radionuclide: t.field({
      type: Radionuclide,
      nullable: true,
      description: "Its radioactive part; null where it is no radioligand, or no source names it.",
      resolve: ({ isotope, emission, chelator }) =>
        isotope !== null && emission !== null ? { isotope, emission, chelator } : null,
    }),
    inn: t.exposeString("inn", {
      nullable: true,
      description: "International Nonproprietary Name [who:inn]; null where it has none, or no source states it.",
    }),
    unii: t.exposeString("unii", {
      nullable: true,
      description: "Unique Ingredient Identifier [bioregistry:unii]; null where none is recorded.",
    }),
    chembl: t.exposeString("chembl", {
      nullable: true,
      description: "ChEMBL compound [bioregistry:chembl.compound]; null where none is recorded.",
    }),
    atc: t.exposeStringList("atc", {
      description: "Anatomical Therapeutic Chemical codes [bioregistry:atc]; empty where none is recorded.",
    }),
    highestStage: t.expose("highest_stage", {
      type: DevelopmentStage,
      nullable: true,
      description:
        "Derived: the furthest stage over all its indications, a roll-up that no source need state; approval is per agency and indication. Null where no stage is known.",
    }),
  }),
});

interface TherapyEdge {
  edge_roles?: Tables["therapy_company"]["role"][];
  edge_stage_at_signing?: Tables["agreement_therapy"]["stage_at_signing"];
  edge_facts?: string[];
}

export const TherapyConnection = connectionType<TherapyRow & TherapyEdge>("Therapy", {
  of: "therapies",
  node: Therapy,
  edgeFields: (t) => ({
    roles: t.field({
      type: [TherapyRole],
      description: "Where the list is a company's: what the company is to the therapy; empty otherwise.",
      resolve: ({ row }) => row.edge_roles ?? [],
    }),
    stageAtSigning: t.field({
      type: DevelopmentStage,
      nullable: true,
      description:
        "Where the list is an agreement's: how far the therapy had come at signing; null otherwise, or where no source says.",
      resolve: ({ row }) => row.edge_stage_at_signing ?? null,
    }),
    claims: edgeClaims(t),
  }),
});

const TherapyCompanyConnection = connectionType<CompanyRow & TherapyEdge>("TherapyCompany", {
  of: "companies with a role in a therapy",
  node: Company,
  edgeFields: (t) => ({
    roles: t.field({
      type: [TherapyRole],
      description: "What the company is to the therapy.",
      resolve: ({ row }) => row.edge_roles ?? [],
    }),
    claims: edgeClaims(t),
  }),
});

builder.objectField(Therapy, "companies", (t) =>
  t.field({
    type: TherapyCompanyConnection,
    description: "Companies with a role in it, each once, by name.",
    args: {
      role: t.arg({
        type: [TherapyRole],
        description: "Only companies with one of these roles; the edge then shows these alone.",
      }),
      where: t.arg(whereOf("Company")),
      orderBy: t.arg(orderByOf("Company")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Therapy.companies",
        row.id,
        args,
        orderOf("Company", args.orderBy, companyOrder),
        (therapies) => keptChildren(companiesOfTherapies(therapies, args.role ?? null), "Company", args.where),
      ),
  }),
);

builder.objectField(Company, "therapies", (t) =>
  t.field({
    type: TherapyConnection,
    description: "Therapies in which it has a role, each once, by name.",
    args: {
      role: t.arg({
        type: [TherapyRole],
        description: "Only where it has one of these roles; the edge then shows these alone.",
      }),
      where: t.arg(whereOf("Therapy")),
      orderBy: t.arg(orderByOf("Therapy")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Company.therapies",
        row.id,
        args,
        orderOf("Therapy", args.orderBy, therapyOrder),
        (companies) => keptChildren(therapiesOfCompanies(companies, args.role ?? null), "Therapy", args.where),
      ),
  }),
);

builder.objectField(Target, "therapies", (t) =>
  t.field({
    type: TherapyConnection,
    description: "Therapies that act on it, by name.",
    args: { where: t.arg(whereOf("Therapy")), orderBy: t.arg(orderByOf("Therapy")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Target.therapies", row.id, args, orderOf("Therapy", args.orderBy, therapyOrder), (keys) =>
        keptChildren(therapiesOfTargets(keys), "Therapy", args.where),
      ),
  }),
);

builder.queryFields((t) => ({
  therapy: t.field({
    type: Therapy,
    nullable: true,
    description: "A therapy by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
      unii: t.arg.string({ description: "Its Unique Ingredient Identifier [bioregistry:unii]." }),
      chembl: t.arg.string({ description: "Its ChEMBL compound [bioregistry:chembl.compound]." }),
    },
    resolve: (_root, args, context) =>
      lookUp(context, "Therapy", args, { slug: bySlug, unii: byIdentifier("unii"), chembl: byIdentifier("chembl") }),
  }),
  therapies: t.field({
    type: TherapyConnection,
    description: "All therapies, by name.",
    args: { where: t.arg(whereOf("Therapy")), orderBy: t.arg(orderByOf("Therapy")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(
        context,
        args,
        orderOf("Therapy", args.orderBy, therapyOrder),
        keptRows(allTherapies(), "Therapy", args.where),
      ),
  }),
}));
