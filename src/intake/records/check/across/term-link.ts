import type { TermLink } from "../../../../domain/payment-schedule.ts";
import type { FinancialTermRelation } from "../../../../domain/vocabulary/payment.ts";
import { tableOfPart } from "../../../../model/derived/table.ts";
import type { NodeChange } from "../../../../store/write/change-set.ts";
import { nearest, type Path, quoted } from "../../problem.ts";
import { cyclesIn, stepsOf } from "./cycle.ts";
import type { NodePlaces } from "./node-place.ts";

/** Relations that a term cannot have to itself, over however many steps. */
const ordered: ReadonlySet<FinancialTermRelation> = new Set(["PART_OF", "REPLACES", "CAPPED_BY"]);

interface Term {
  agreement: string;
  index: number;
  key: string | null;
  links: readonly TermLink[];
}

/** Each key names one term of its agreement, and relations of terms lead to other terms, without cycles. */
export function checkTermLinks(nodes: readonly NodeChange[], places: NodePlaces): void {
  const terms = nodes.flatMap(termsOf);
  const byAgreement = Map.groupBy(terms, ({ agreement }) => agreement);
  const tell = ({ agreement, index }: Term, path: Path, message: string) =>
    places.problem("Agreement", agreement, ["terms", index, ...path], message);
  for (const own of byAgreement.values()) {
    for (const [index, term] of own.entries()) {
      const before = own.findIndex(({ key }) => key !== null && key === term.key);
      if (before >= 0 && before < index)
        tell(term, ["key"], `The key ${quoted(term.key)} is already used by \`terms[${before}]\`. Use another key.`);
    }
  }
  for (const term of terms) {
    for (const [index, link] of term.links.entries()) {
      const agreement = link.agreement ?? term.agreement;
      const path = ["relations", index, "term"];
      const keys = (byAgreement.get(agreement) ?? []).flatMap(({ key }) => key ?? []);
      if (agreement === term.agreement && link.term === term.key)
        tell(term, path, "The term names itself. Use the key of another term.");
      else if (places.has("Agreement", agreement) && !keys.includes(link.term))
        tell(term, path, unknownText(agreement, link.term, keys));
    }
  }
  checkCycles(terms, tell);
}

function unknownText(agreement: string, key: string, keys: readonly string[]): string {
  const near = nearest(key, keys);
  const fix =
    near === undefined ? "Add `key` to the term, or use the key of an existing one." : `Did you mean "${near}"?`;
  return `No term of the agreement "${agreement}" has the key ${quoted(key)}. ${fix}`;
}

function checkCycles(terms: readonly Term[], tell: (term: Term, path: Path, message: string) => void): void {
  const named = new Map(terms.flatMap((term) => (term.key === null ? [] : [[nameOf(term.agreement, term.key), term]])));
  const above = new Map(
    [...named].map(([name, term]) => [
      name,
      term.links
        .filter(({ relation }) => ordered.has(relation))
        .map((link) => nameOf(link.agreement ?? term.agreement, link.term))
        .filter((other) => other !== name),
    ]),
  );
  for (const cycle of cyclesIn(above)) {
    const [first = ""] = cycle;
    const term = named.get(first);
    if (term)
      tell(
        term,
        ["relations"],
        `The relations PART_OF, REPLACES and CAPPED_BY contain a cycle: ${stepsOf([...cycle, first])}. Remove one of these steps.`,
      );
  }
}

const nameOf = (agreement: string, key: string): string => `${agreement}.${key}`;

function termsOf({ type, slug, owned }: NodeChange): Term[] {
  if (type !== "Agreement") return [];
  return (owned[tableOfPart("FinancialTerm")] ?? []).map((row, index) => {
    const links: TermLink[] = JSON.parse(String(row["relations_json"] ?? "[]"));
    return { agreement: slug, index, key: typeof row["key"] === "string" ? row["key"] : null, links };
  });
}
