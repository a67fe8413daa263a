import type { Context } from "../context.ts";
import { nodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import {
  type ClaimRow,
  claimOrder,
  claimsByFact,
  claimsOfNodes,
  claimsOfSources,
  conflictsByClaim,
  type EvidenceRow,
  evidenceByClaim,
} from "../store/claim.ts";
import { sourceOrder, sourcesOfNodes } from "../store/source.ts";
import { builder, type Fields } from "./builder.ts";
import { childPage, connectionType, type Edge } from "./connection.ts";
import { Alias, Entity, Identifier } from "./entity.ts";
import { keptChildren, whereOf } from "./filter.ts";
import { loadList } from "./load.ts";
import { loadNode, nodeRef } from "./node.ts";
import { Source, SourceConnection } from "./source.ts";
import { ClaimStatus } from "./vocabulary.ts";

export const Claim = nodeRef("Claim");

export const ClaimConnection = connectionType<ClaimRow>("Claim", { of: "claims", node: Claim });

const Locator = builder.objectRef<EvidenceRow>("Locator");
Locator.implement({
  description: "Where in a source the evidence stands: a span of characters, or a row.",
  fields: (t) => ({
    from: t.exposeInt("span_from", {
      nullable: true,
      description: "Offset of the span's first character, from 0, in Unicode characters; null where it is a row.",
    }),
    to: t.exposeInt("span_to", {
      nullable: true,
      description: "Offset after the span's last character; null where it is a row.",
    }),
    sha256: t.exposeString("span_sha256", {
      nullable: true,
      description: "SHA-256 of the span's UTF-8 bytes, in hexadecimal; null where it is a row.",
    }),
    row: t.exposeString("row_key", {
      nullable: true,
      description: "Key of the row in a dataset; null where it is a span.",
    }),
  }),
});

const Evidence = builder.objectRef<EvidenceRow>("Evidence");
Evidence.implement({
  description: "What a source states, and where.",
  fields: (t) => ({
    source: t.field({ type: Source, description: "Who states it.", resolve: (row) => row.source_id }),
    statement: t.exposeString("statement", {
      description: "What the source states, in the words of this graph's editors.",
    }),
    locator: t.field({
      type: Locator,
      nullable: true,
      description: "Where in the source; null where the source as a whole is meant.",
      resolve: (row) => (row.span_from === null && row.row_key === null ? null : row),
    }),
    excerpt: t.string({
      nullable: true,
      description:
        "The span itself, read from the operator's own copy and checked against its hash; null where there is no span, no copy, or the hash differs.",
      resolve: async (row, _args, context) => {
        if (!context.documents || row.span_from === null || row.span_to === null || row.span_sha256 === null)
          return null;
        const source = await loadNode(context, "Source", row.source_id);
        const document = (source as { document?: string | null } | null)?.document;
        if (!document) return null;
        return context.documents.excerpt(document, { from: row.span_from, to: row.span_to, sha256: row.span_sha256 });
      },
    }),
  }),
});

Claim.implement({
  description: "That a source states a fact about an entity. Claims that disagree stay side by side.",
  fields: (t) => ({
    subject: t.field({
      type: Entity,
      description: "What the claim is about.",
      resolve: (row, _args, context) => entityOf(context, row.subject) as never,
    }),
    predicate: t.exposeString("predicate", {
      description: 'The field it speaks of, as a schema coordinate: "Agreement.announcedOn", "Trial.outcomes".',
    }),
    value: t.exposeString("value", {
      nullable: true,
      description: "The value in canonical text; null where the object is a node.",
    }),
    object: t.field({
      type: Entity,
      nullable: true,
      description: "The node that the fact leads to; null where it is a value.",
      resolve: (row, _args, context) => (row.object === null ? null : (entityOf(context, row.object) as never)),
    }),
    detail: t.exposeString("detail", {
      nullable: true,
      description: "What the edge or value carries beside it, such as a role or a stage; null where nothing.",
    }),
    status: t.expose("status", { type: ClaimStatus, description: "What became of the claim." }),
    resolution: t.exposeString("resolution", {
      nullable: true,
      description: "Why it was accepted, disputed or rejected; null where nothing speaks against it.",
    }),
    recordedAt: t.expose("recorded_at", { type: "DateTime", description: "When it was written down." }),
    evidence: t.field({
      type: [Evidence],
      description: "What it rests on; at least one piece, at most 20.",
      resolve: (row, _args, context) => loadList(context, "evidence", row.id, evidenceByClaim),
    }),
    conflictsWith: t.field({
      type: [Claim],
      description: "Claims that state something else of the same fact; at most 20.",
      resolve: (row, _args, context) => loadList(context, "conflicts", row.id, conflictsByClaim),
    }),
  }),
});

function entityOf(context: Context, key: string) {
  const { type, slug } = partsOfNodeKey(key);
  return loadNode(context, type, slug);
}

/** The claims on which a fact rests, and those that state something else of it. */
export function claimsOf(context: Context, fact: string): Promise<ClaimRow[]> {
  return loadList(context, "claims of fact", fact, claimsByFact) as Promise<ClaimRow[]>;
}

const ofFact = "Claims on which it rests: first the one shown, then those that state something else.";

/** The field `claims` of something that is a fact of its own. */
export function claimsField<Row extends { fact: string }>(t: Fields<Row>) {
  return t.field({ type: [Claim], description: ofFact, resolve: (row, _args, context) => claimsOf(context, row.fact) });
}

/** The field `claims` of an edge; several where the edge sums up several facts, such as the roles of a company. */
export function edgeClaims<Row extends { edge_fact?: string | null; edge_facts?: string[] }>(
  t: Fields<Edge<Row>>,
  of: (row: Row, context: Context) => readonly string[] | Promise<readonly string[]> = factsOfEdge,
) {
  return t.field({
    type: [Claim],
    description: `${ofFact} Empty where the list is not of edges, as at the root, or the edge follows from others, as to a distant ancestor.`,
    resolve: async ({ row }, _args, context) =>
      (await Promise.all((await of(row, context)).map((fact) => claimsOf(context, fact)))).flat(),
  });
}

/** The facts that a row of an edge brings with it. */
export function factsOfEdge(row: { edge_fact?: string | null; edge_facts?: string[] }): readonly string[] {
  return row.edge_facts ?? (row.edge_fact ? [row.edge_fact] : []);
}

builder.objectField(Alias, "claims", claimsField);
builder.objectField(Identifier, "claims", claimsField);

builder.interfaceField(Entity, "claims", (t) =>
  t.field({
    type: ClaimConnection,
    description: "What sources state of it, field by field.",
    args: {
      predicate: t.arg.string({ description: 'Only claims on this field, as in "Agreement.announcedOn".' }),
      status: t.arg({ type: [ClaimStatus], description: "Only claims of these statuses." }),
      where: t.arg(whereOf("Claim")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage(context, "Entity.claims", nodeKey(row.type, row.id), args, claimOrder, (nodes) =>
        keptChildren(
          claimsOfNodes(nodes, { predicate: args.predicate ?? null, status: args.status ?? null }),
          "Claim",
          args.where,
        ),
      ),
  }),
);

builder.interfaceField(Entity, "sources", (t) =>
  t.field({
    type: SourceConnection,
    description: "The sources on which claims about it rest, each once, by title.",
    args: { where: t.arg(whereOf("Source")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Entity.sources", nodeKey(row.type, row.id), args, sourceOrder, (keys) =>
        keptChildren(sourcesOfNodes(keys), "Source", args.where),
      ),
  }),
);

builder.objectField(Source, "claims", (t) =>
  t.field({
    type: ClaimConnection,
    description: "Claims that rest on it, by subject.",
    args: { where: t.arg(whereOf("Claim")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Source.claims", row.id, args, claimOrder, (keys) =>
        keptChildren(claimsOfSources(keys), "Claim", args.where),
      ),
  }),
);
