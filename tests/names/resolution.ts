import { readRecords } from "../../src/intake/records/load.ts";
import type { Graph } from "../support/graph.ts";
import { PlainGraph } from "../support/plain/graph.ts";
import { type SearchText, searchTexts } from "../support/plain/search.ts";
import { variantRules } from "./variant.ts";

/** The answer of `resolveNames` for a name; candidates are written like "Company:sanofi". */
export interface Resolution {
  name: string;
  match: "EXACT" | "ALIAS" | "FUZZY" | "AMBIGUOUS" | "NONE";
  candidates: string[];
}

const document = `query ($names: [String!]!) { resolveNames(names: $names) { name match candidates { __typename slug } } }`;

/** How names are resolved, in their order. */
export async function resolutionsOf(graph: Graph, names: readonly string[]): Promise<Resolution[]> {
  const resolutions: Resolution[] = [];
  for (let start = 0; start < names.length; start += 100) {
    const { data, errors } = await graph.query(document, { names: names.slice(start, start + 100) });
    if (errors.length > 0) throw new Error(`resolveNames: ${errors[0]?.message}`);
    for (const { name, match, candidates } of data.resolveNames) {
      const nodes = candidates.map((node: { __typename: string; slug: string }) => `${node.__typename}:${node.slug}`);
      resolutions.push({ name, match, candidates: nodes });
    }
  }
  return resolutions;
}

/** The names of a folder of records by which entities are found. */
export async function namesIn(folder: string): Promise<SearchText[]> {
  const { nodes } = await readRecords(folder);
  return searchTexts(new PlainGraph(nodes)).filter(({ kind }) => kind !== "prose");
}

/** How the names of a rule were resolved. */
export interface RuleResult {
  title: string;
  total: number;
  /** One line for each name that was resolved to something else than the name it was made from. */
  misses: string[];
}

/** Resolves the names and aliases of records, each written in other ways by rules. */
export async function resolveVariants(graph: Graph, texts: readonly SearchText[]): Promise<RuleResult[]> {
  const named = texts.filter(({ field }) => field === "name" || field === "aliases");
  const known = new Map(
    (
      await resolutionsOf(
        graph,
        named.map(({ text }) => text),
      )
    ).map((each) => [each.name, each]),
  );
  const results: RuleResult[] = [];
  for (const { title, variants, isTypo = false, isOfCompany = false } of variantRules) {
    const cases = named
      .filter(({ entity }) => !isOfCompany || entity.startsWith("Company:"))
      .flatMap(({ entity, text }) => [...new Set(variants(text))].map((variant) => ({ entity, text, variant })));
    const resolutions = await resolutionsOf(
      graph,
      cases.map(({ variant }) => variant),
    );
    const misses = cases.flatMap(({ entity, text, variant }, index) => {
      const [wanted, found] = [known.get(text), resolutions[index]];
      if (!wanted || !found) throw new Error(`${variant} has no answer`);
      const isRight = isTypo
        ? isFound(found, entity) && found.match !== "EXACT" && found.match !== "ALIAS"
        : isSame(found, wanted);
      return isRight
        ? []
        : [`${variant}: ${found.match} ${found.candidates.join(", ")}; wanted ${wanted.match} ${entity} (${text})`];
    });
    results.push({ title, total: cases.length, misses });
  }
  return results;
}

const isFound = ({ candidates }: Resolution, entity: string) => candidates.includes(entity);

function isSame(one: Resolution, other: Resolution): boolean {
  return one.match === other.match && one.candidates.join() === other.candidates.join();
}
