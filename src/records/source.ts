import * as z from "zod";
import { SourceKind } from "../domain/graph-vocabulary.ts";
import { sortNameOf } from "../domain/name.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Row } from "./draft.ts";
import { currency, date, day, decimal, oneOf, sha256, slug, url, words } from "./fact.ts";

export const source = z.strictObject({
  slug,
  title: words,
  publisher: words.optional(),
  kind: oneOf(SourceKind),
  url: url.optional(),
  publishedOn: date.optional(),
  retrievedOn: date.optional(),
  license: words.optional(),
  contentHash: sha256.optional().describe("SHA-256 of the document's bytes."),
  document: z
    .string()
    .regex(/^[\w.-]+$/, { error: "write a plain file name, without folders" })
    .optional()
    .describe("File name of a copy that an operator may hold; excerpts are read from it."),
});

export const referenceRate = z.strictObject({
  date: day,
  currency,
  perEuro: decimal.describe("Units of the currency for one euro."),
  source: slug,
});

/** A source as the store keeps it, with the exchange rates that it states. */
export function sourceDocument(
  record: z.infer<typeof source>,
  rates: readonly z.infer<typeof referenceRate>[],
): NodeDocument {
  return {
    type: "Source",
    slug: record.slug,
    row: {
      title: record.title,
      sort_name: sortNameOf(record.title),
      publisher: record.publisher ?? null,
      kind: record.kind,
      url: record.url ?? null,
      published_on: record.publishedOn ?? null,
      retrieved_on: record.retrievedOn ?? null,
      license: record.license ?? null,
      content_hash: record.contentHash ?? null,
      document: record.document ?? null,
    },
    owned: {
      reference_rate: rates.map((rate): Row => ({ date: rate.date, currency: rate.currency, per_euro: rate.perEuro })),
    },
    claims: [],
  };
}
