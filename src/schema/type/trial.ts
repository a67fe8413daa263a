import {
  allTrials,
  indicationsByTrial,
  type OutcomeRow,
  outcomesByTrial,
  sponsorsByTrial,
  type TrialRow,
  therapiesByTrial,
  trialOrder,
  trialsOfCompanies,
  trialsOfIndications,
  trialsOfTherapies,
} from "../store/trial.ts";
import { builder } from "./builder.ts";
import { claimsField, edgeClaims } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { byIdentifier, bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { Indication, includeDescendants } from "./indication.ts";
import { loadList } from "./load.ts";
import { lookUp, nodeRef } from "./node.ts";
import { orderByOf, orderOf } from "./order.ts";
import { Therapy } from "./therapy.ts";
import { AmountQualifier, OutcomeEndpoint, TrialPhase, TrialStatus } from "./vocabulary.ts";

export const Trial = nodeRef("Trial");

const Outcome = builder.objectRef<OutcomeRow>("Outcome");
Outcome.implement({
  description: "What a trial found, as a source states it.",
  fields: (t) => ({
    endpoint: t.expose("endpoint", { type: OutcomeEndpoint, description: "What was measured." }),
    value: t.expose("value", {
      type: "Decimal",
      nullable: true,
      description: "The figure; null where the source gives none.",
    }),
    unit: t.exposeString("unit", {
      nullable: true,
      description: 'Of the figure: "%", "months"; null where it has none.',
    }),
    n: t.exposeInt("n", {
      nullable: true,
      description: "How many participants it rests on; null where no source says.",
    }),
    population: t.exposeString("population", {
      nullable: true,
      description: "In which participants; null where all are meant, or no source says.",
    }),
    qualifier: t.expose("qualifier", {
      type: AmountQualifier,
      nullable: true,
      description: "How the figure is meant; null where not said.",
    }),
    claims: claimsField(t),
  }),
});

Trial.implement({
  description: "A clinical trial.",
  interfaces: [Entity],
  fields: (t) => ({
    nctId: t.exposeString("nct_id", {
      nullable: true,
      description: "ClinicalTrials.gov number [bioregistry:clinicaltrials]; null where it is not registered there.",
    }),
    phase: t.expose("phase", {
      type: TrialPhase,
      nullable: true,
      description: "Its phase; null where no source says.",
    }),
    status: t.expose("status", {
      type: TrialStatus,
      nullable: true,
      description: "Its recruitment status; null where no source says.",
    }),
    enrollment: t.exposeInt("enrollment", {
      nullable: true,
      description: "How many participants; null where no source says.",
    }),
    startedOn: t.expose("started_on", {
      type: "PartialDate",
      nullable: true,
      description: "When it started; null where no source says.",
    }),
    completedOn: t.expose("completed_on", {
      type: "PartialDate",
      nullable: true,
      description: "When it was completed; null where it is not, or no source says.",
    }),
    completionExpectedOn: t.expose("completion_expected_on", {
      type: "PartialDate",
      nullable: true,
      description:
        "When it is expected to be completed, as last recorded; null where it is completed, or no source says.",
    }),
    sponsors: t.field({
      type: [Company],
      description: "Who is responsible for it, as recorded; at most 50.",
      resolve: (row, _args, context) => loadList(context, "Trial.sponsors", row.id, sponsorsByTrial),
    }),
    therapies: t.field({
      type: [Therapy],
      description: "What it studies, as recorded; at most 50.",
      resolve: (row, _args, context) => loadList(context, "Trial.therapies", row.id, therapiesByTrial),
    }),
    indications: t.field({
      type: [Indication],
      description: "In which diseases, as recorded; at most 50.",
      resolve: (row, _args, context) => loadList(context, "Trial.indications", row.id, indicationsByTrial),
    }),
    outcomes: t.field({
      type: [Outcome],
      description: "What it found, as recorded; at most 50, empty where no source says.",
      resolve: (row, _args, context) => loadList(context, "Trial.outcomes", row.id, outcomesByTrial),
    }),
  }),
});

export const TrialConnection = connectionType<TrialRow & { edge_facts?: string[] }>("Trial", {
  of: "trials",
  node: Trial,
  edgeFields: (t) => ({ claims: edgeClaims(t) }),
});

builder.objectField(Company, "trials", (t) =>
  t.field({
    type: TrialConnection,
    description: "Trials that it sponsors, latest start first, undated last.",
    args: { where: t.arg(whereOf("Trial")), orderBy: t.arg(orderByOf("Trial")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Company.trials", row.id, args, orderOf("Trial", args.orderBy, trialOrder), (keys) =>
        keptChildren(trialsOfCompanies(keys), "Trial", args.where),
      ),
  }),
);

builder.objectField(Therapy, "trials", (t) =>
  t.field({
    type: TrialConnection,
    description: "Trials that study it, latest start first, undated last.",
    args: { where: t.arg(whereOf("Trial")), orderBy: t.arg(orderByOf("Trial")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Therapy.trials", row.id, args, orderOf("Trial", args.orderBy, trialOrder), (keys) =>
        keptChildren(trialsOfTherapies(keys), "Trial", args.where),
      ),
  }),
);

builder.objectField(Indication, "trials", (t) =>
  t.field({
    type: TrialConnection,
    description: "Trials in it, each once, latest start first, undated last.",
    args: {
      includeDescendants: t.arg(includeDescendants),
      where: t.arg(whereOf("Trial")),
      orderBy: t.arg(orderByOf("Trial")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(context, "Indication.trials", row.id, args, orderOf("Trial", args.orderBy, trialOrder), (indications) =>
        keptChildren(trialsOfIndications(indications, args.includeDescendants ?? true), "Trial", args.where),
      ),
  }),
);

builder.queryFields((t) => ({
  trial: t.field({
    type: Trial,
    nullable: true,
    description: "A trial by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "Its global id." }),
      slug: t.arg.string({ description: "Its slug: the registry's number in lower case." }),
      nctId: t.arg.string({ description: "Its ClinicalTrials.gov number [bioregistry:clinicaltrials]." }),
    },
    resolve: (_root, args, context) =>
      lookUp(context, "Trial", args, { slug: bySlug, nctId: byIdentifier("clinicaltrials", "nct_id") }),
  }),
  trials: t.field({
    type: TrialConnection,
    description: "All trials, latest start first, undated last.",
    args: { where: t.arg(whereOf("Trial")), orderBy: t.arg(orderByOf("Trial")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(context, args, orderOf("Trial", args.orderBy, trialOrder), keptRows(allTrials(), "Trial", args.where)),
  }),
}));
