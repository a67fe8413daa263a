import {
  allIndications,
  ancestorsOfIndications,
  childrenByIndication,
  descendantsOfIndications,
  type EpidemiologyRow,
  epidemiologyByIndication,
  type IndicationRow,
  indicationOrder,
  lineageOrder,
  parentsByIndication,
} from "../store/indication.ts";
import { builder } from "./builder.ts";
import { claimsField, edgeClaims } from "./claim.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { byIdentifier, bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { loadList } from "./load.ts";
import { lookUp, nodeRef } from "./node.ts";
import { orderByOf, orderOf } from "./order.ts";
import { AmountQualifier, EpidemiologyMeasure } from "./vocabulary.ts";

export const Indication = nodeRef("Indication");

/** The argument of every list of an indication that may reach over its hierarchy. */
export const includeDescendants = {
  type: "Boolean",
  defaultValue: true,
  description: "Whether subtypes of the indication count.",
} as const;

const EpidemiologyFigure = builder.objectRef<EpidemiologyRow>("EpidemiologyFigure");
EpidemiologyFigure.implement({
  description: "How often a disease occurs, as one source counts it.",
  fields: (t) => ({
    measure: t.expose("measure", { type: EpidemiologyMeasure, description: "How it is counted." }),
    value: t.expose("value", {
      type: "Decimal",
      nullable: true,
      description: "The figure; null where the source gives a range.",
    }),
    low: t.expose("low", {
      type: "Decimal",
      nullable: true,
      description: "The range's lower end; null where the source gives one figure.",
    }),
    high: t.expose("high", {
      type: "Decimal",
      nullable: true,
      description: "The range's upper end; null where the source gives one figure.",
    }),
    unit: t.exposeString("unit", { description: 'What is counted: "persons", "persons per 100,000".' }),
    region: t.exposeString("region", { nullable: true, description: "Where; null where no source says." }),
    period: t.exposeString("period", {
      nullable: true,
      description: 'In which time: "year", "2016"; null where no source says.',
    }),
    qualifier: t.expose("qualifier", {
      type: AmountQualifier,
      nullable: true,
      description: "How the figure is meant; null where not said.",
    }),
    claims: claimsField(t),
  }),
});

Indication.implement({
  description: "A disease or condition that a therapy is for, within a hierarchy of diseases.",
  interfaces: [Entity],
  fields: (t) => ({
    mondo: t.exposeString("mondo", {
      nullable: true,
      description: "Mondo Disease Ontology [bioregistry:mondo]; null where none fits exactly.",
    }),
    doid: t.exposeString("doid", {
      nullable: true,
      description: "Human Disease Ontology [bioregistry:doid]; null where none fits exactly.",
    }),
    mesh: t.exposeString("mesh", {
      nullable: true,
      description: "Medical Subject Headings [bioregistry:mesh]; null where none fits exactly.",
    }),
    ncit: t.exposeString("ncit", {
      nullable: true,
      description: "NCI Thesaurus [bioregistry:ncit]; null where none fits exactly.",
    }),
    orphanet: t.exposeString("orphanet", {
      nullable: true,
      description: "Orphanet [bioregistry:orphanet]; null where it is not rare, or none fits exactly.",
    }),
    anatomicalSites: t.exposeStringList("anatomical_sites", {
      description: "Where in the body it occurs; empty where no source says.",
    }),
    parents: t.field({
      type: [Indication],
      description: "What it is directly a subtype of, by name; at most 20, none at the top.",
      resolve: (row, _args, context) => loadList(context, "Indication.parents", row.id, parentsByIndication),
    }),
    children: t.field({
      type: [Indication],
      description: "Its direct subtypes, by name; `descendants` gives the same in pages.",
      resolve: (row, _args, context) => loadList(context, "Indication.children", row.id, childrenByIndication),
    }),
    epidemiology: t.field({
      type: [EpidemiologyFigure],
      description: "How often it occurs; sources that count differently stand side by side, at most 50.",
      resolve: (row, _args, context) => loadList(context, "Indication.epidemiology", row.id, epidemiologyByIndication),
    }),
  }),
});

export const IndicationConnection = connectionType<
  IndicationRow & { edge_facts?: string[]; edge_fact?: string | null; edge_distance?: number }
>("Indication", {
  of: "indications",
  node: Indication,
  edgeFields: (t) => ({
    distance: t.int({
      nullable: true,
      description: "Where the list is of ancestors or descendants: how many steps away; null otherwise.",
      resolve: ({ row }) => row.edge_distance ?? null,
    }),
    claims: edgeClaims(t),
  }),
});

builder.objectFields(Indication, (t) => ({
  ancestors: t.field({
    type: IndicationConnection,
    description: "Everything that it is a subtype of, nearest first.",
    args: { where: t.arg(whereOf("Indication")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Indication.ancestors", row.id, args, lineageOrder, (keys) =>
        keptChildren(ancestorsOfIndications(keys), "Indication", args.where),
      ),
  }),
  descendants: t.field({
    type: IndicationConnection,
    description: "Everything that is a subtype of it, nearest first.",
    args: { where: t.arg(whereOf("Indication")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Indication.descendants", row.id, args, lineageOrder, (keys) =>
        keptChildren(descendantsOfIndications(keys), "Indication", args.where),
      ),
  }),
}));

builder.queryFields((t) => ({
  indication: t.field({
    type: Indication,
    nullable: true,
    description: "An indication by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
      mondo: t.arg.string({ description: "Its Mondo id [bioregistry:mondo]." }),
      doid: t.arg.string({ description: "Its Disease Ontology id [bioregistry:doid]." }),
      mesh: t.arg.string({ description: "Its MeSH id [bioregistry:mesh]." }),
    },
    resolve: (_root, args, context) =>
      lookUp(context, "Indication", args, {
        slug: bySlug,
        mondo: byIdentifier("mondo"),
        doid: byIdentifier("doid"),
        mesh: byIdentifier("mesh"),
      }),
  }),
  indications: t.field({
    type: IndicationConnection,
    description: "All indications, by name.",
    args: { where: t.arg(whereOf("Indication")), orderBy: t.arg(orderByOf("Indication")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(
        context,
        args,
        orderOf("Indication", args.orderBy, indicationOrder),
        keptRows(allIndications(), "Indication", args.where),
      ),
  }),
}));
