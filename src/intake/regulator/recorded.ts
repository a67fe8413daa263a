import path from "node:path";
import { printable } from "../../files/printable.ts";
import { columnsOf, type NodeType } from "../../model/model.ts";
import { readRecordFiles } from "../records/load.ts";
import type { Path } from "../records/problem.ts";
import { Problems } from "../records/problems.ts";
import { type ReadFile, readRecordFile } from "../records/read.ts";
import { FieldReader } from "../records/record.ts";
import { RecordError } from "../records/record-error.ts";
import type { EvidenceRecord } from "../records/shape/fact.ts";
import { addName, type Names } from "./table.ts";

/** A regulatory event as a record states it. */
export interface RecordedEvent {
  slug: string;
  kind: string;
  agency: string;
  designation: string | undefined;
  therapy: string | undefined;
  date: string | undefined;
  /** Dates that other sources state, which the record keeps as claims. */
  otherDates: readonly string[];
  applicationNumber: string | undefined;
  /** The rows of datasets that the record cites: the slug of the source, and the key. */
  rows: readonly { source: string; key: string }[];
  /** The file and line of a field. */
  placeOf: (field: string) => string;
}

/** An identifier that a record states. */
export interface RecordedIdentifier {
  slug: string;
  /** The field of the record, such as "cik". */
  field: string;
  value: string;
  /** Values that other sources state, which the record keeps as claims. */
  otherValues: readonly string[];
  /** The names of the node. */
  names: Names;
  /** The other identifiers of the node, by field. */
  others: Readonly<Record<string, string | undefined>>;
  /** The file and line of the field. */
  place: string;
}

/** What a folder of records states that registers state too. */
export interface RecordedFacts {
  events: RecordedEvent[];
  /** The names of each therapy. */
  names: Map<string, Names>;
  identifiers: RecordedIdentifier[];
}

/** The fields of records that state an identifier which is given once. */
const fieldsOf = (type: NodeType) =>
  Object.entries(columnsOf(type)).flatMap(([field, { identifier, list }]) => (identifier && !list ? [field] : []));

/** The lists of records whose nodes have identifiers of registers, with the fields that state them. */
const identified = [
  ["companies", fieldsOf("Company")],
  ["indications", fieldsOf("Indication")],
] as const;

/**
 * @throws {RecordError} if the folder cannot be read or records are not well-formed
 */
export async function recordedFacts(folder: string): Promise<RecordedFacts> {
  const problems = new Problems();
  const files = await readRecordFiles(folder);
  const read = files.flatMap((file) => readRecordFile(file, problems).read ?? []);
  if (problems.count > 0) throw new RecordError(folder, problems);

  const names = new Map<string, Names>();
  const events: RecordedEvent[] = [];
  const identifiers: RecordedIdentifier[] = [];
  for (const file of read) {
    const root = new FieldReader(file.records, []);
    for (const therapy of root.items("therapies")) {
      const own = names.getOrInsertComputed(therapy.text("slug") ?? "", () => new Map());
      for (const [bare, text] of namesOf(therapy, "inn")) if (!own.has(bare)) own.set(bare, text);
    }
    for (const [list, fields] of identified)
      for (const node of root.items(list)) identifiers.push(...identifiersOf(node, fields, file, folder));
    const shared = root.named<EvidenceRecord>("evidence");
    events.push(...root.items("regulatoryEvents").map((event) => eventOf(event, shared, file, folder)));
  }
  return { events, names, identifiers };
}

/** @param field a field that contains another name of the node */
function namesOf(node: FieldReader, field: string): Names {
  const names: Names = new Map();
  const aliases = node.items("aliases", "text").map((alias) => alias.text("text"));
  for (const text of [node.fact("name")?.value, node.fact(field)?.value, ...aliases])
    if (text !== undefined) addName(names, text);
  return names;
}

function identifiersOf(
  node: FieldReader,
  fields: readonly string[],
  file: ReadFile,
  folder: string,
): RecordedIdentifier[] {
  const names = namesOf(node, "legalName");
  const others = Object.fromEntries(fields.map((field) => [field, node.fact(field)?.value]));
  return fields.flatMap((field) => {
    const fact = node.fact(field);
    if (fact === undefined) return [];
    const otherValues = (fact.otherwise ?? []).map(({ value }) => value);
    const place = placeOf(file, folder, [...node.path, field]);
    return [{ slug: node.text("slug") ?? "", field, value: fact.value, otherValues, names, others, place }];
  });
}

function placeOf({ file, lineOf }: ReadFile, folder: string, at: Path): string {
  return `${printable(path.join(folder, file))}:${lineOf(at)}`;
}

function eventOf(
  event: FieldReader,
  shared: Readonly<Record<string, EvidenceRecord>>,
  file: ReadFile,
  folder: string,
): RecordedEvent {
  const named = { ...shared, ...event.named<EvidenceRecord>("evidence") };
  const date = event.fact("date");
  // The evidence of the date comes first, and that of other facts may name the row too.
  const names = new Set([date?.by ?? "default", Object.keys(event.named("evidence"))].flat());
  const evidence = [...names].flatMap((name) => named[name] ?? []);
  return {
    slug: event.text("slug") ?? "",
    kind: event.fact("kind")?.value ?? "",
    agency: event.fact("agency")?.value ?? "",
    designation: event.fact("designation")?.value,
    therapy: event.fact("therapy")?.value,
    date: date?.value,
    otherDates: (date?.otherwise ?? []).map(({ value }) => value),
    applicationNumber: event.fact("applicationNumber")?.value,
    rows: evidence.flatMap(({ source, at }) => (at && "row" in at ? [{ source, key: at.row }] : [])),
    placeOf: (field) => placeOf(file, folder, [...event.path, field]),
  };
}
