import type { NodeKey } from "../node-key.ts";
import { isAbbreviation, legalFormWordsOf } from "./name.ts";

/** How a name was resolved; the API describes each kind. */
export type NameMatchKind = "EXACT" | "ALIAS" | "FUZZY" | "AMBIGUOUS" | "NONE";

/** A text that names or identifies a node, and the field that contains it, such as "Company.name". */
export interface NamedEntry {
  node: NodeKey;
  field: string;
  text: string;
}

/** The nodes that a name may refer to, most likely first. */
export interface ResolvedName {
  match: NameMatchKind;
  candidates: NodeKey[];
}

export const maxCandidates = 10;

/** Shorter names must be spelled correctly, and so must abbreviations. */
const minTypoLength = 5;

/** Shorter names may have one typo, others two. */
const minTwoTypoLength = 8;

/** How many typos a name in its normal form (see `bareNameOf`) may have. */
export function maxTyposOf(bare: string): number {
  if (bare.length < minTypoLength || isAbbreviation(bare)) return 0;
  return bare.length >= minTwoTypoLength ? 2 : 1;
}

const isName = ({ field }: NamedEntry) => field.endsWith(".name");

/**
 * Resolves a name.
 * @param same entries with the normal form of the name
 * @param near entries whose normal form is a typo or two away, nearest first
 */
export function resolvedName(name: string, same: readonly NamedEntry[], near: readonly NamedEntry[]): ResolvedName {
  const nodes = (entries: readonly NamedEntry[]) =>
    [...new Set(entries.map(({ node }) => node))].slice(0, maxCandidates);
  const exact = withLegalFormOf(name, same);
  const named = nodes(exact.filter(isName));
  const all = nodes(exact);
  if (named.length === 1) return { match: "EXACT", candidates: named };
  if (named.length > 1 || all.length > 1) return { match: "AMBIGUOUS", candidates: named.length > 1 ? named : all };
  if (all.length === 1) return { match: "ALIAS", candidates: all };
  const close = nodes([...same, ...near]);
  return { match: close.length > 0 ? "FUZZY" : "NONE", candidates: close };
}

/** Legal forms of the states of the US, whose registers have companies that differ only in these. */
const americanForms: ReadonlySet<string> = new Set(["corp", "inc", "llc", "lp"]);

/**
 * The entries of the nodes whose legal form is that of a name. If a node has one of the forms of the name, those that have none
 * or another are other companies: "Merck KGaA" is not "Merck & Co.", and "Merck" may be either. A node that is known by a name
 * without a form has any form, except for two of the US: "Acme Corp." is not "Acme Inc.".
 */
function withLegalFormOf(name: string, entries: readonly NamedEntry[]): NamedEntry[] {
  const wanted = legalFormWordsOf(name);
  if (wanted.size === 0) return [...entries];
  const isAmerican = !wanted.isDisjointFrom(americanForms);
  const nodes = [...Map.groupBy(entries, ({ node }) => node).values()].map((own) => {
    const forms = own.map(({ text }) => legalFormWordsOf(text));
    return {
      own,
      isSame: forms.some((words) => !words.isDisjointFrom(wanted)),
      isAny:
        forms.some(({ size }) => size === 0) &&
        !(isAmerican && forms.some((words) => !words.isDisjointFrom(americanForms))),
    };
  });
  const same = nodes.filter(({ isSame }) => isSame);
  return (same.length > 0 ? same : nodes.filter(({ isAny }) => isAny)).flatMap(({ own }) => own);
}
