import path from "node:path";
import { FolderError } from "../../files/list-files.ts";
import { printable } from "../../files/printable.ts";
import { readFolder } from "../records/folder.ts";
import { Problems } from "../records/problems.ts";
import { type ReadFile, readRecordFile } from "../records/read.ts";
import { FieldReader } from "../records/record.ts";
import { RecordError } from "../records/record-error.ts";
import type { EvidenceRecord } from "../records/shape/fact.ts";
import { addName, type Names, RegulatorError } from "./table.ts";

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

/** The regulatory events of a folder of records, and the names of each therapy. */
export interface RecordedEvents {
  events: RecordedEvent[];
  names: Map<string, Names>;
}

/**
 * @throws {RecordError} if records are not well-formed
 * @throws {RegulatorError} if the folder cannot be read
 */
export async function recordedEvents(folder: string): Promise<RecordedEvents> {
  const problems = new Problems();
  const files = await readFolder(folder).catch((error: unknown) => {
    const reason = error instanceof FolderError ? error.message : "The folder of records cannot be read.";
    throw new RegulatorError(`${printable(folder)}: ${reason}`);
  });
  const read = files.flatMap((file) => readRecordFile(file, problems).read ?? []);
  if (problems.count > 0) throw new RecordError(folder, problems);

  const names = new Map<string, Names>();
  const events: RecordedEvent[] = [];
  for (const file of read) {
    const root = new FieldReader(file.records, []);
    for (const therapy of root.items("therapies")) {
      const own = names.getOrInsertComputed(therapy.text("slug") ?? "", () => new Map());
      const aliases = therapy.items("aliases", "text").map((alias) => alias.text("text"));
      for (const text of [therapy.fact("name")?.value, therapy.fact("inn")?.value, ...aliases])
        if (text !== undefined) addName(own, text);
    }
    const shared = root.named<EvidenceRecord>("evidence");
    events.push(...root.items("regulatoryEvents").map((event) => eventOf(event, shared, file, folder)));
  }
  return { events, names };
}

function eventOf(
  event: FieldReader,
  shared: Readonly<Record<string, EvidenceRecord>>,
  { file, lineOf }: ReadFile,
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
    placeOf: (field) => `${printable(path.join(folder, file))}:${lineOf([...event.path, field])}`,
  };
}
