import {
  allRegulatoryEvents,
  type RegulatoryEventRow,
  regulatoryEventOrder,
  regulatoryEventsOfCompanies,
  regulatoryEventsOfIndications,
  regulatoryEventsOfTherapies,
} from "../store/regulatory-event.ts";
import { builder } from "./builder.ts";
import { edgeClaims } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { Indication, includeDescendants } from "./indication.ts";
import { lookUp, nodeRef } from "./node.ts";
import { orderByOf, orderOf } from "./order.ts";
import { Therapy } from "./therapy.ts";
import { Agency, Designation, Pathway, RegulatoryEventKind } from "./vocabulary.ts";

export const RegulatoryEvent = nodeRef("RegulatoryEvent");

RegulatoryEvent.implement({
  description: "Something that a regulator did about a therapy, or a sponsor before a regulator.",
  interfaces: [Entity],
  fields: (t) => ({
    kind: t.expose("kind", { type: RegulatoryEventKind, description: "What was done." }),
    agency: t.expose("agency", { type: Agency, description: "By whom, or before whom." }),
    country: t.expose("country", {
      type: "CountryCode",
      nullable: true,
      description:
        "Where it holds [iso:3166-1 alpha-2]; null where it holds in several countries, as the EC's acts do, or no source says.",
    }),
    designation: t.expose("designation", {
      type: Designation,
      nullable: true,
      description: "Which designation; null where it is not about one.",
    }),
    pathway: t.expose("pathway", {
      type: [Pathway],
      description: "By which routes of review or approval; empty where no source says.",
    }),
    therapy: t.field({ type: Therapy, description: "What it is about.", resolve: (row) => row.therapy_id }),
    indication: t.field({
      type: Indication,
      nullable: true,
      description: "For which disease; null where it is for none in particular, or no source says.",
      resolve: (row) => row.indication_id,
    }),
    population: t.exposeString("population", {
      nullable: true,
      description: 'For which patients: "PRRT-naive"; null where the whole indication is meant, or no source says.',
    }),
    sponsor: t.field({
      type: Company,
      nullable: true,
      description: "On whose application, or to whom; null where no source says.",
      resolve: (row) => row.sponsor_id,
    }),
    applicationNumber: t.exposeString("application_number", {
      nullable: true,
      description: "The agency's number; null where none is recorded.",
    }),
    occurredOn: t.expose("occurred_on", {
      type: "PartialDate",
      nullable: true,
      description:
        "When it happened, or became public where only that is known (its claim says so); null where no source dates it.",
    }),
    outcome: t.exposeString("outcome", {
      nullable: true,
      description: "How it ended, in words; null where the kind says it all.",
    }),
  }),
});

export const RegulatoryEventConnection = connectionType<RegulatoryEventRow & { edge_fact?: string }>(
  "RegulatoryEvent",
  {
    of: "regulatory events",
    node: RegulatoryEvent,
    edgeFields: (t) => ({
      claims: edgeClaims(t),
    }),
  },
);

builder.objectField(Therapy, "regulatoryEvents", (t) =>
  t.field({
    type: RegulatoryEventConnection,
    description: "What regulators did about it, newest first, undated last.",
    args: {
      where: t.arg(whereOf("RegulatoryEvent")),
      orderBy: t.arg(orderByOf("RegulatoryEvent")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Therapy.regulatoryEvents",
        row.id,
        args,
        orderOf("RegulatoryEvent", args.orderBy, regulatoryEventOrder),
        (keys) => keptChildren(regulatoryEventsOfTherapies(keys), "RegulatoryEvent", args.where),
      ),
  }),
);

builder.objectField(Company, "regulatoryEvents", (t) =>
  t.field({
    type: RegulatoryEventConnection,
    description: "Events that it sponsors, newest first, undated last.",
    args: {
      where: t.arg(whereOf("RegulatoryEvent")),
      orderBy: t.arg(orderByOf("RegulatoryEvent")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Company.regulatoryEvents",
        row.id,
        args,
        orderOf("RegulatoryEvent", args.orderBy, regulatoryEventOrder),
        (keys) => keptChildren(regulatoryEventsOfCompanies(keys), "RegulatoryEvent", args.where),
      ),
  }),
);

builder.objectField(Indication, "regulatoryEvents", (t) =>
  t.field({
    type: RegulatoryEventConnection,
    description: "Events for it, newest first, undated last.",
    args: {
      includeDescendants: t.arg(includeDescendants),
      where: t.arg(whereOf("RegulatoryEvent")),
      orderBy: t.arg(orderByOf("RegulatoryEvent")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(
        context,
        "Indication.regulatoryEvents",
        row.id,
        args,
        orderOf("RegulatoryEvent", args.orderBy, regulatoryEventOrder),
        (indications) =>
          keptChildren(
            regulatoryEventsOfIndications(indications, args.includeDescendants ?? true),
            "RegulatoryEvent",
            args.where,
          ),
      ),
  }),
);

builder.queryFields((t) => ({
  regulatoryEvent: t.field({
    type: RegulatoryEvent,
    nullable: true,
    description: "A regulatory event by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug." }),
    },
    resolve: (_root, args, context) => lookUp(context, "RegulatoryEvent", args, { slug: bySlug }),
  }),
  regulatoryEvents: t.field({
    type: RegulatoryEventConnection,
    description: "All regulatory events, newest first, undated last.",
    args: {
      where: t.arg(whereOf("RegulatoryEvent")),
      orderBy: t.arg(orderByOf("RegulatoryEvent")),
      ...t.arg.connectionArgs(),
    },
    resolve: (_root, args, context) =>
      rootPage(
        context,
        args,
        orderOf("RegulatoryEvent", args.orderBy, regulatoryEventOrder),
        keptRows(allRegulatoryEvents(), "RegulatoryEvent", args.where),
      ),
  }),
}));
