import { createContext, type ReactNode, use, useCallback, useMemo } from "react";
import { VocabulariesDocument, type VocabulariesQuery } from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { claimText } from "../text/claim-text.ts";
import { constantText } from "../text/constant-text.ts";
import { useLanguage } from "./language.ts";

export type Term = NonNullable<VocabulariesQuery["vocabularies"]>[number]["terms"][number];

type Terms = ReadonlyMap<string, ReadonlyMap<string, Term>>;

const TermsContext = createContext<Terms>(new Map());

/** Loads the labels of enum values. Until they are there, components show the values as words. */
export function VocabularyProvider({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const { data } = useGraph(VocabulariesDocument, { language }, { keepsFormer: true });
  const terms = useMemo<Terms>(
    () =>
      new Map(
        data?.vocabularies?.map(({ name, terms }) => [name, new Map(terms.map((term) => [term.value, term]))]) ?? [],
      ),
    [data],
  );
  return <TermsContext value={terms}>{children}</TermsContext>;
}

/** A function that returns the label of an enum value as text, for places that cannot contain elements. */
export function useLabels(): (vocabulary: string, value: string) => string {
  const terms = use(TermsContext);
  return useCallback((vocabulary, value) => terms.get(vocabulary)?.get(value)?.label ?? constantText(value), [terms]);
}

/** The values of an enum in the order of the schema. Empty until they are loaded. */
export function useTerms(vocabulary: string): Term[] {
  return [...(use(TermsContext).get(vocabulary)?.values() ?? [])];
}

/** The label of an enum value, with its definition as a tooltip. */
export function Label({ of, value }: { of: string; value: string }) {
  const term = use(TermsContext).get(of)?.get(value);
  if (!term) return constantText(value);
  return (
    <span title={term.description} {...(term.language !== "en" && { lang: term.language })}>
      {term.label}
    </span>
  );
}

/** Labels of several values, separated by commas. */
export function Labels({ of, values }: { of: string; values: readonly string[] }) {
  return values.map((value, index) => (
    <span key={value}>
      {index > 0 && ", "}
      <Label of={of} value={value} />
    </span>
  ));
}

/** The labels of enum values of any vocabulary. A value with several meanings is shown as words. */
const labelsByValue = new WeakMap<Terms, ReadonlyMap<string, string>>();

function allLabels(terms: Terms): ReadonlyMap<string, string> {
  const known = labelsByValue.get(terms);
  if (known) return known;
  const labels = new Map<string, string>();
  for (const { value, label } of [...terms.values()].flatMap((vocabulary) => [...vocabulary.values()])) {
    const other = labels.get(value);
    labels.set(value, other === undefined || other === label ? label : constantText(value));
  }
  labelsByValue.set(terms, labels);
  return labels;
}

/** A function that returns what a claim states as a reader would write it. */
export function useClaimText(): (text: string) => string {
  const labels = allLabels(use(TermsContext));
  return useCallback((text) => claimText(text, (word) => labels.get(word)), [labels]);
}
