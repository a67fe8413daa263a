import * as z from "zod";
import { ClaimStatus } from "../../../domain/vocabulary/evidence.ts";
import { count, sha256, slug, someOf, words } from "./value.ts";

/** Names of evidence defined in the file or the node: one, or a list. */
const cited = z.union([words, z.array(words).min(1).max(20)]).meta({
  id: "Cited",
  description: "Names of the evidence that supports the fact. Defaults to `default`.",
});

const shownStatus = someOf("ShownStatus", ClaimStatus, ["ACCEPTED", "DISPUTED"]);
const otherStatus = someOf("OtherStatus", ClaimStatus, ["DISPUTED", "REJECTED", "SUPERSEDED"]);

/** The name of a shape in the JSON Schema, made from that of its values, if these have one. */
function named(prefix: string, value: z.ZodType): { id?: string } {
  const { id } = value.meta() ?? {};
  return id === undefined ? {} : { id: `${prefix}${id}` };
}

/** What every fact may carry beside its value. */
function supportOf(value: z.ZodType) {
  const alternative = z
    .strictObject({
      value: value.describe("The value that the source states."),
      by: cited,
      status: otherStatus,
      because: words.describe("Why the node does not show the value."),
    })
    .meta({ ...named("Other", value), description: "What another source states." });
  return {
    by: cited.optional(),
    status: shownStatus.optional().describe("The review status of the fact. Defaults to ACCEPTED."),
    because: words.optional().describe("Why this value is shown where sources disagree."),
    otherwise: list(alternative, 20)
      .optional()
      .describe("What other sources state; kept as claims and never shown as the value."),
  };
}

const itemSupport = supportOf(words);
const facts = new Map<z.ZodType, z.ZodType>();

/** A value, or a value with its evidence. */
export function fact(value: z.ZodType): z.ZodType {
  const withEvidence = facts.getOrInsertComputed(value, () =>
    z
      .strictObject({ value, ...(value === words ? itemSupport : supportOf(value)) })
      .meta({ ...named("Fact", value), description: "A value with its evidence." }),
  );
  return z.union([value, withEvidence]);
}

/** An object of several values that rest on the same evidence: a party, a term, an outcome. */
export function item(shape: z.ZodRawShape): z.ZodType {
  return z.strictObject({ ...shape, ...itemSupport });
}

/** An item that may be written as the one slug that matters. */
export function itemOrSlug(shape: z.ZodType): z.ZodType {
  return z.union([slug, shape]);
}

const evidence = z
  .strictObject({
    source: slug.describe("Slug of the source."),
    states: words.describe("What the source states, in your own words."),
    at: z
      .union([
        z.strictObject({
          start: count.describe("Offset of the first character of the span, from 0, in Unicode code points."),
          end: count.describe("Offset after the last character of the span."),
          sha256: sha256.describe("SHA-256 of the span's UTF-8 bytes."),
        }),
        z.strictObject({ row: words.describe("Key of the row in the dataset.") }),
      ])
      .optional()
      .describe("Where in the source: a span of characters, or a row of a dataset."),
  })
  .meta({ id: "Evidence", description: "What a source states, and where." });

/** Evidence by name. */
export const evidenceByName = z.record(z.string(), evidence).optional();

export type EvidenceRecord = z.infer<typeof evidence>;
export type Cited = z.infer<typeof cited>;

/** A value with what supports it. */
export interface Fact extends Support {
  value: string;
}

export interface Support {
  by?: Cited | undefined;
  status?: "ACCEPTED" | "DISPUTED" | undefined;
  because?: string | undefined;
  otherwise?:
    | { value: string; by: Cited; status: "DISPUTED" | "REJECTED" | "SUPERSEDED"; because: string }[]
    | undefined;
}

/** A list of at least one entry; an absent list and an empty one mean the same. */
export function list<Element extends z.ZodType>(element: Element, max: number) {
  return z.array(element).min(1).max(max);
}
