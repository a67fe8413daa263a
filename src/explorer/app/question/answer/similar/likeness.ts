import type { AgreementKind, DealTraitsFragment } from "../../../graph/documents.ts";
import { anyOf, type Filter, filterAt } from "../../../list/filter.ts";

/** What two agreements have in common, with how much it counts. */
export interface Shared {
  kind: "target" | "indication" | "therapy" | "modality" | "stage" | "party" | "kind";
  /** Names or values. */
  values: string[];
  weight: number;
}

export interface Alike {
  deal: DealTraitsFragment;
  shared: Shared[];
  score: number;
}

const therapies = ({ therapies: { edges } }: DealTraitsFragment) => edges;
const distinct = <Value>(values: readonly Value[]) => [...new Set(values)];
const known = <Value>(values: readonly (Value | null)[]) => distinct(values.filter((value) => value !== null));

const traits: readonly {
  kind: Shared["kind"];
  weight: number;
  of: (deal: DealTraitsFragment) => readonly string[];
}[] = [
  { kind: "therapy", weight: 5, of: (deal) => therapies(deal).map(({ node }) => node.name) },
  {
    kind: "target",
    weight: 4,
    of: (deal) => therapies(deal).flatMap(({ node }) => node.targets.nodes.map(({ name }) => name)),
  },
  { kind: "indication", weight: 3, of: (deal) => deal.indications.nodes.map(({ name }) => name) },
  { kind: "modality", weight: 2, of: (deal) => known(therapies(deal).map(({ node }) => node.modality)) },
  { kind: "stage", weight: 2, of: (deal) => known(therapies(deal).map(({ stageAtSigning }) => stageAtSigning)) },
  { kind: "kind", weight: 1, of: (deal) => deal.kinds },
  { kind: "party", weight: 1, of: (deal) => deal.parties.map(({ company }) => company.name) },
];

/** Agreements that have something in common with one, the most alike first, of equals the latest. */
export function alike(deal: DealTraitsFragment, others: readonly DealTraitsFragment[]): Alike[] {
  return others
    .map((other) => {
      const shared = traits.flatMap(({ kind, weight, of }) => {
        const own = of(deal);
        const values = distinct(of(other).filter((value) => own.includes(value)));
        return values.length === 0 ? [] : [{ kind, values, weight }];
      });
      return { deal: other, shared, score: shared.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (b.deal.announcedOn ?? "").localeCompare(a.deal.announcedOn ?? "") ||
        a.deal.slug.localeCompare(b.deal.slug),
    );
}

/** Agreements that may be like one: those that share a target, an indication or a modality, or only its kind if it has none. */
export function candidateFilter(deal: DealTraitsFragment): Filter {
  const targets = distinct(therapies(deal).flatMap(({ node }) => node.targets.nodes.map(({ slug }) => slug)));
  const indications = deal.indications.nodes.map(({ slug }) => slug);
  const modalities = known(therapies(deal).map(({ node }) => node.modality));
  const filters: Filter[] = [
    ...(targets.length > 0 ? [filterAt("therapies.some.therapy.targets.some.target.slug.in", targets)] : []),
    ...(indications.length > 0 ? [filterAt("indications.some.indication.slug.in", indications)] : []),
    ...(modalities.length > 0 ? [filterAt("therapies.some.therapy.modality.in", modalities)] : []),
  ];
  const kinds: readonly AgreementKind[] = deal.kinds;
  const shared = filters.length > 0 ? anyOf(filters) : filterAt("kinds.hasAny", kinds);
  return { and: [shared, { not: { slug: { eq: deal.slug } } }] };
}
