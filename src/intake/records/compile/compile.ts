import type { NodeChange } from "../../../store/write/change-set.ts";
import { checkDuplicateAgreements } from "../check/across/duplicate-agreement.ts";
import { checkHierarchies } from "../check/across/hierarchy.ts";
import { NodePlaces } from "../check/across/node-place.ts";
import { checkReferences, type Elsewhere } from "../check/across/reference.ts";
import { checkTermLinks } from "../check/across/term-link.ts";
import { checkUniqueValues } from "../check/across/unique-value.ts";
import { checkNotLater } from "../check/period.ts";
import { checkReferenceRates } from "../check/reference-rate.ts";
import type { Problems } from "../problems.ts";
import type { ReadFile } from "../read.ts";
import { FieldReader } from "../record.ts";
import { sections } from "../section.ts";
import type { EvidenceRecord } from "../shape/fact.ts";
import type { ReferenceRate } from "../shape.ts";
import { Draft } from "./draft.ts";
import { evidenceOf } from "./evidence.ts";
import { nodeOf } from "./node.ts";
import { type Findings, Report } from "./report.ts";

/** The nodes of record files, and where each has its record. */
export interface Compiled {
  nodes: NodeChange[];
  places: NodePlaces;
}

/**
 * Turns record files into nodes for the store, and tells all that is wrong across them: slugs and identifiers that are used
 * twice, references to missing nodes, cycles, records of the same agreement.
 * @param problems receives what is wrong
 * @param elsewhere nodes that records with faults of their own would define
 */
export function compile(
  files: readonly ReadFile[],
  problems: Problems,
  elsewhere: Elsewhere,
  today: string | undefined,
): Compiled {
  const findings: Findings = { problems, references: [], today };
  const places = new NodePlaces();
  const rated = new Set<string>();
  const rates = files.flatMap(({ records }) => records.referenceRates ?? []);
  const nodes = files.flatMap((read) => {
    const report = new Report(read, findings);
    checkNotLater("recordedOn", read.records.recordedOn, today, (path, message) => report.problem(path, message));
    checkReferenceRates(read.records.referenceRates ?? [], rated, report);
    return nodesOf(read, rates, places, report);
  });
  checkReferences(findings, places, elsewhere);
  checkHierarchies(nodes, places);
  checkUniqueValues(nodes, places);
  checkTermLinks(nodes, places);
  checkDuplicateAgreements(nodes, places);
  return { nodes, places };
}

function nodesOf(read: ReadFile, rates: readonly ReferenceRate[], places: NodePlaces, report: Report): NodeChange[] {
  const { recordedOn, referenceRates, evidence, ...rest } = read.records;
  const file = new FieldReader(rest, []);
  const shared = evidenceOf(evidence ?? {}, ["evidence"], report);
  const nodes = [...sections].flatMap(([section, type]) =>
    file
      .items(section, "", (index) => read.placeOf(section, index))
      .flatMap((reader) => {
        const slug = reader.text("slug") ?? "";
        const own = evidenceOf(reader.named<EvidenceRecord>("evidence"), [...reader.path, "evidence"], report);
        const draft = new Draft({ type, slug, path: reader.path }, [own, shared], report);
        const node = nodeOf(type, reader, draft, rates);
        return places.add(type, slug, reader.path, report) ? [node] : [];
      }),
  );
  for (const path of file.unread())
    report.problem(
      path,
      "The program accepts this field and does not load it. This is a fault of the program: report it.",
    );
  return nodes;
}
