import { conceptOf, partOf } from "../../model/model.ts";
import type { EvidenceRow } from "../../store/query/claim.ts";
import { builder } from "../core/builder.ts";
import { loadNode, refs } from "../core/ref.ts";

interface SpanShape {
  start: number;
  end: number;
  sha256: string;
}

const TextSpan = builder.objectRef<SpanShape>("TextSpan");
TextSpan.implement({
  description: "A span of characters in a document.",
  fields: (t) => ({
    start: t.exposeInt("start", {
      description: "Offset of the first character, from 0, in Unicode code points.",
    }),
    end: t.exposeInt("end", { description: "Offset after the last character, in Unicode code points." }),
    sha256: t.exposeString("sha256", { description: "SHA-256 of the span's UTF-8 bytes, in hexadecimal." }),
  }),
});

const DatasetRow = builder.objectRef<{ key: string }>("DatasetRow");
DatasetRow.implement({
  description: "A row of a dataset.",
  fields: (t) => ({ key: t.exposeString("key", { description: "Key of the row in the dataset." }) }),
});

const EvidenceLocator = builder.unionType("EvidenceLocator", {
  description: "Where in a source the evidence is found.",
  types: [TextSpan, DatasetRow],
  resolveType: (value) => ("key" in value ? DatasetRow : TextSpan),
});

function spanOf({ span_start, span_end, span_sha256 }: EvidenceRow): SpanShape | null {
  if (span_start === null || span_end === null || span_sha256 === null) return null;
  return { start: span_start, end: span_end, sha256: span_sha256 };
}

export const Evidence = builder.objectRef<EvidenceRow>("Evidence");
Evidence.implement({
  description: partOf("Evidence").description,
  fields: (t) => ({
    source: t.field({ type: refs.Source, description: "The source.", resolve: (row) => row.source_id }),
    statement: t.exposeString("statement", {
      description: partOf("Evidence").columns.statement?.description ?? conceptOf("Source").description,
    }),
    locator: t.field({
      type: EvidenceLocator,
      nullable: true,
      description: "Where in the source the evidence is found. Null if the source as a whole is meant.",
      resolve: (row) => spanOf(row) ?? (row.row_key === null ? null : { key: row.row_key }),
    }),
    excerpt: t.string({
      nullable: true,
      description:
        "The text of the span, read from the operator's copy of the source and checked against the hash. Null if there is no span, the operator has no copy, or the hash differs.",
      resolve: async (row, _args, context) => {
        const span = spanOf(row);
        if (!context.sourceCopies || !span) return null;
        const source = await loadNode(context, "Source", row.source_id);
        return source?.copy_file ? context.sourceCopies.excerpt(source.copy_file, span) : null;
      },
    }),
  }),
});
