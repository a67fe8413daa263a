import type { ClaimQualifier as QualifierShape } from "../../domain/claim-qualifier.ts";
import { nodeKey } from "../../domain/node-key.ts";
import { ClaimStatus } from "../../domain/vocabulary/evidence.ts";
import { columnsOf, type Row } from "../../model/model.ts";
import {
  type ClaimRow,
  claimOrder,
  claimsOfNodes,
  conflictsByClaim,
  evidenceByClaim,
  type ProvenanceRow,
  provenanceByNode,
  sourcesOfNodes,
} from "../../store/query/claim.ts";
import { defaultOrderOf } from "../../store/query/order.ts";
import { builder } from "../core/builder.ts";
import { atMost, cost, paged } from "../core/cost.ts";
import { Entity, loadEntity, nodeType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { childPage } from "../core/list/connection.ts";
import { matchingChildren, whereArgument } from "../core/list/filter.ts";
import { loadList } from "../core/load.ts";
import { refs } from "../core/ref.ts";
import { rootConnection } from "../core/root.ts";
import { enumOfVocabulary, Predicate } from "../core/vocabulary.ts";
import { then } from "../execution/promise.ts";
import { Evidence } from "./evidence.ts";

/** The most qualifiers that a claim has: rights to a territory of many countries have the most. */
const maxQualifiers = 700;

const ClaimQualifier = builder.objectRef<QualifierShape>("ClaimQualifier");
ClaimQualifier.implement({
  description: "A typed part of what a claim states, such as the amount of a payment or the role of a party.",
  fields: (t) => ({
    name: t.exposeString("name", {
      description:
        "The field that shows the value, relative to the entry, edge or object that the claim is about, such as `amount`, `currency`, `stageAtSigning` or `territory.includedRegions`. A list has one qualifier for each of its values. The currency of all amounts is `currency`.",
    }),
    value: t.exposeString("value", {
      description:
        "The value as text: an enum value, a `Decimal`, a `PartialDate`, a code, an integer, `true` or `false`, or a short text such as a unit.",
    }),
  }),
});

nodeType("Claim", (t) => ({
  subject: t.field({
    type: Entity,
    description: "The entity that the claim is about.",
    resolve: (row, _args, context) => loadEntity(context, row.subject),
  }),
  predicate: t.field({
    type: Predicate,
    description: "The field or relation that the claim is about.",
    resolve: (row) => row.predicate,
  }),
  text: t.string({
    description:
      "What the claim states, for people: the value, or the name of the entity to which the stated relation leads. Programs read the parts of a value from `qualifiers`.",
    resolve: ({ value, object }, _args, context) =>
      value ?? then(loadEntity(context, object ?? ""), ({ name }) => name),
  }),
  qualifiers: t.field({
    type: [ClaimQualifier],
    ...atMost(maxQualifiers),
    description: columnsOf("Claim").qualifiers?.description ?? "",
    resolve: ({ qualifiers }) => qualifiers,
  }),
  object: t.field({
    type: Entity,
    nullable: true,
    description: "The entity to which the stated relation leads. Null if the claim states a value.",
    resolve: (row, _args, context) => (row.object === null ? null : loadEntity(context, row.object)),
  }),
  status: column(t, "Claim", "status"),
  resolution: column(t, "Claim", "resolution"),
  recordedAt: column(t, "Claim", "recordedAt"),
  evidence: t.field({
    type: [Evidence],
    ...atMost(20),
    description: "The evidence for the claim. At least one entry, at most 20.",
    resolve: (row, _args, context) => loadList(context, "evidence", row.id, evidenceByClaim),
  }),
  conflictsWith: t.field({
    type: [refs.Claim],
    ...atMost(20),
    description: "Claims that state something else about the same fact. At most 20.",
    resolve: (row, _args, context) => loadList(context, "conflicts", row.id, conflictsByClaim),
  }),
}));

const FieldProvenance = builder.objectRef<ProvenanceRow>("FieldProvenance");
FieldProvenance.implement({
  description: "What supports one field of an entity.",
  fields: (t) => ({
    field: t.field({
      type: Predicate,
      description: "The field or relation.",
      resolve: ({ predicate }) => predicate,
    }),
    sourceCount: t.exposeInt("source_count", {
      description: "Number of sources with claims about the field that were not rejected or superseded.",
    }),
    isDisputed: t.boolean({
      description: "Whether sources disagree on the field and the disagreement is not resolved.",
      resolve: ({ is_disputed }) => is_disputed === 1,
    }),
    shown: t.field({
      type: refs.Claim,
      description: "The claim whose value the graph shows. For a field with several values, that of the first value.",
      resolve: (row) => row as ClaimRow,
    }),
  }),
});

builder.interfaceFields(Entity, (t) => ({
  claims: t.field({
    type: rootConnection<ClaimRow>("Claim"),
    description: "Claims about the entity, by field.",
    ...paged,
    args: {
      fields: t.arg({ type: [Predicate], description: "Returns only claims about these fields." }),
      statuses: t.arg({
        type: [enumOfVocabulary(ClaimStatus)],
        description: "Returns only claims with one of these statuses.",
      }),
      where: t.arg(whereArgument("Claim")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage<ClaimRow, typeof args>(context, "Entity.claims", nodeKey(row.type, row.id), args, claimOrder, (nodes) =>
        matchingChildren(
          claimsOfNodes(nodes, { predicates: args.fields ?? null, statuses: args.statuses ?? null }),
          "Claim",
          args.where,
        ),
      ),
  }),
  provenance: t.field({
    type: [FieldProvenance],
    ...cost(null, { assumedSize: 30, sizedByList: "fields" }),
    description:
      "What supports each field of the entity that has claims, in the order of the record. At most one entry for each field.",
    args: { fields: t.arg({ type: [Predicate], description: "Returns only entries for these fields." }) },
    resolve: (row, { fields }, context) =>
      loadList(context, `provenance ${JSON.stringify(fields)}`, nodeKey(row.type, row.id), (store, nodes) =>
        provenanceByNode(store, nodes, fields ?? null),
      ),
  }),
  sources: t.field({
    type: rootConnection<Row<"Source">>("Source"),
    description: "Sources that claims about the entity cite, each once, ordered by title.",
    ...paged,
    args: { where: t.arg(whereArgument("Source")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage<Row<"Source">, typeof args>(
        context,
        "Entity.sources",
        nodeKey(row.type, row.id),
        args,
        defaultOrderOf("Source"),
        (keys) => matchingChildren(sourcesOfNodes(keys), "Source", args.where),
      ),
  }),
}));
