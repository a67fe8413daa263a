import { compareDecimals } from "../domain/decimal.ts";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { type NodeKey, nodeKey } from "../domain/node-key.ts";
import type { NodeDocument } from "../store/change-set.ts";
import { agreementDocument } from "./agreement.ts";
import { companyDocument } from "./company.ts";
import { Draft, type Findings } from "./draft.ts";
import { indicationDocument } from "./indication.ts";
import { personDocument } from "./person.ts";
import { nearest } from "./problem-text.ts";
import type { Problem, ReadFile } from "./read.ts";
import { regulatoryEventDocument } from "./regulatory-event.ts";
import { sourceDocument } from "./source.ts";
import { targetDocument, therapyDocument } from "./therapy.ts";
import { trialDocument } from "./trial.ts";

interface Place {
  file: string;
  line: number;
}

/**
 * Turns record files into nodes for the store, and says all that is wrong across them: what is named twice, or nowhere, or in a circle.
 * @param elsewhere nodes that records with faults of their own would define, so that no reference to them is called dangling
 */
export function compile(
  files: readonly ReadFile[],
  elsewhere: readonly NodeKey[] = [],
): { documents: NodeDocument[]; problems: Problem[] } {
  const findings: Findings = { problems: [], references: [] };
  const documents: NodeDocument[] = [];
  const places = new Map<string, Place>();
  const ratedDays = new Set<string>();
  const values = new Map<string, { slug: string; place: Place }>();

  for (const read of files) {
    const add = <Record extends { slug: string }>(
      section: keyof ReadFile["records"],
      type: NodeDocument["type"],
      records: readonly Record[] | undefined,
      make: (record: Record, path: PropertyKey[]) => NodeDocument,
    ) => {
      for (const [index, record] of (records ?? []).entries()) {
        const place = { file: read.file, line: read.lineOf([section, index, "slug"]) };
        const key = nodeKey(type, record.slug);
        const other = places.get(key);
        if (other) {
          findings.problems.push({
            ...place,
            message: `${section}[${index}].slug is "${record.slug}", which ${other.file}:${other.line} has; write another, or merge the two`,
          });
          continue;
        }
        places.set(key, place);
        const document = make(record, [section, index]);
        documents.push(document);
        for (const column of uniqueColumns) {
          const value = document.row[column];
          if (typeof value !== "string") continue;
          const first = values.get(`${column} ${value}`);
          if (first) {
            findings.problems.push({
              ...place,
              message: `${section}[${index}] has the ${column} "${value}" that ${first.slug} (${first.place.file}:${first.place.line}) has; one node, one record`,
            });
          } else values.set(`${column} ${value}`, { slug: record.slug, place });
        }
      }
    };
    const drafted =
      <Record extends { slug: string }>(type: EntityType, make: (draft: Draft, record: Record) => NodeDocument) =>
      (record: Record, path: PropertyKey[]) =>
        make(new Draft(type, record, read, path, findings), record);

    const { records } = read;
    const rates = files.flatMap((file) => file.records.referenceRates ?? []);
    add("sources", "Source", records.sources, (record) =>
      sourceDocument(
        record,
        rates.filter((rate) => rate.source === record.slug),
      ),
    );
    add("companies", "Company", records.companies, drafted("Company", companyDocument));
    add("agreements", "Agreement", records.agreements, drafted("Agreement", agreementDocument));
    add("therapies", "Therapy", records.therapies, drafted("Therapy", therapyDocument));
    add("targets", "Target", records.targets, drafted("Target", targetDocument));
    add("indications", "Indication", records.indications, drafted("Indication", indicationDocument));
    add(
      "regulatoryEvents",
      "RegulatoryEvent",
      records.regulatoryEvents,
      drafted("RegulatoryEvent", regulatoryEventDocument),
    );
    add("trials", "Trial", records.trials, drafted("Trial", trialDocument));
    add("people", "Person", records.people, drafted("Person", personDocument));
    checkRates(read, findings, ratedDays);
  }

  checkReferences(findings, places, new Set(elsewhere));
  checkCircles(documents, places, findings.problems, { type: "Indication", table: "indication_parent" });
  checkCircles(documents, places, findings.problems, { type: "Company", table: "company_parent" });
  // Evidence of a whole file is looked at with each of its nodes; what is wrong with it is told once.
  const told = new Map(
    findings.problems.map((problem) => [`${problem.file}:${problem.line}: ${problem.message}`, problem]),
  );
  return { documents, problems: [...told.values()] };
}

/** Columns whose value names one node of the graph. */
const uniqueColumns = [
  "lei",
  "cik",
  "ticker",
  "wikidata",
  "unii",
  "chembl",
  "mondo",
  "doid",
  "mesh",
  "ncit",
  "orphanet",
  "nct_id",
  "url",
];

function checkReferences(
  { references, problems }: Findings,
  places: ReadonlyMap<string, Place>,
  elsewhere: ReadonlySet<string>,
): void {
  for (const { type, slug, place } of references) {
    const key = nodeKey(type, slug);
    if (places.has(key) || elsewhere.has(key)) continue;
    const known = [...places.keys()]
      .filter((other) => other.startsWith(`${type}:`))
      .map((other) => other.slice(type.length + 1));
    const near = nearest(slug, known);
    problems.push({
      file: place.file,
      line: place.line,
      message: `${place.field} names the ${type} "${slug}", which no record has; ${near ? `did you mean "${near}"?` : "add its record, or write the slug of one that exists"}`,
    });
  }
}

function checkRates(read: ReadFile, { problems, references }: Findings, seen: Set<string>): void {
  for (const [index, rate] of (read.records.referenceRates ?? []).entries()) {
    const place = {
      file: read.file,
      line: read.lineOf(["referenceRates", index]),
      field: `referenceRates[${index}].source`,
    };
    references.push({ type: "Source", slug: rate.source, place });
    const key = `${rate.date} ${rate.currency}`;
    if (seen.has(key))
      problems.push({ ...place, message: `referenceRates[${index}] is a second rate for ${key}; write one` });
    seen.add(key);
    if (rate.currency === "EUR")
      problems.push({ ...place, message: `referenceRates[${index}] is the euro against itself; remove it` });
    if (compareDecimals(rate.perEuro, "0") <= 0)
      problems.push({ ...place, message: `referenceRates[${index}].perEuro is not above zero; write the rate` });
  }
}

/** Hierarchies have no circles: nothing is a subtype of itself, or owns itself, over however many steps. */
function checkCircles(
  documents: readonly NodeDocument[],
  places: ReadonlyMap<string, Place>,
  problems: Problem[],
  { type, table }: { type: EntityType; table: "indication_parent" | "company_parent" },
): void {
  const parents = new Map<string, string[]>();
  for (const document of documents) {
    if (document.type !== type) continue;
    const current = (document.owned[table] ?? []).filter((row) => row.to_on == null);
    parents.set(
      document.slug,
      current.map((row) => String(row.parent_id)),
    );
  }
  const done = new Set<string>();
  const visit = (slug: string, above: readonly string[]): void => {
    if (above.includes(slug)) {
      const place = places.get(nodeKey(type, slug));
      const circle = [...above.slice(above.indexOf(slug)), slug].join(" > ");
      if (place)
        problems.push({ ...place, message: `parents lead back to "${slug}": ${circle}; remove one of these steps` });
      return;
    }
    if (done.has(slug)) return;
    for (const parent of parents.get(slug) ?? []) visit(parent, [...above, slug]);
    done.add(slug);
  };
  for (const slug of parents.keys()) visit(slug, []);
}
