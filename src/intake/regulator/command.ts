import { printable } from "../../files/printable.ts";
import { type Comparison, compareWith } from "./compare.ts";
import { compareIdentifiers } from "./compare-identifier.ts";
import { type Dataset, datasets } from "./dataset.ts";
import { regulatorFiles } from "./folder.ts";
import { type RecordedFacts, recordedFacts } from "./recorded.ts";
import { RegulatorError } from "./table.ts";

/** What was compared with one dataset. */
export interface Checked extends Comparison {
  /** The slug of the source that records cite. */
  source: string;
}

/**
 * `npm run curate -- check <folder>`: compares the records with the files of agencies and registers, and prints each fact that differs.
 * @param folder contains a folder for each of the datasets that it has
 * @returns whether nothing differs
 * @throws {RegulatorError} if there is no file of any dataset, or a file is malformed
 */
export async function check(
  folder: string,
  { data, json = false }: { data: string; json?: boolean },
  progress: (text: string) => void,
): Promise<boolean> {
  progress(`Reading ${data}`);
  const recorded = await recordedFacts(data);
  const checked: Checked[] = [];
  const missing: Dataset[] = [];
  for (const dataset of datasets) {
    const files = await regulatorFiles(folder, dataset.folder, dataset.extension);
    if (files === null) {
      missing.push(dataset);
      continue;
    }
    progress(`Reading ${dataset.folder}`);
    checked.push(compared(dataset.read(files), recorded));
  }
  if (checked.length === 0)
    throw new RegulatorError(
      `${printable(folder)}: The folder contains no file to compare with. Add any of these files, each in a folder of its own:\n${missing.map(lineOf).join("\n")}`,
    );
  for (const { folder: name, files, address } of missing)
    progress(`Not compared: ${name}. ${printable(folder)}/${name} has no ${files}, from ${address}`);

  const disagreements = checked.flatMap((each) => each.disagreements);
  if (json) {
    process.stdout.write(`${JSON.stringify({ checked, missing: missing.map(({ folder }) => folder) }, null, 2)}\n`);
    return disagreements.length === 0;
  }
  for (const { place, slug, field, recorded: value, source, row, stated } of disagreements)
    process.stdout.write(
      `${place}: ${slug}: ${field} is ${value}, but ${source} (key ${printable(row)}) states ${printable(stated)}.\n`,
    );
  process.stdout.write(`${checked.map(sumOf).join("; ")}.\n`);
  return disagreements.length === 0;
}

function compared(read: ReturnType<Dataset["read"]>, recorded: RecordedFacts): Checked {
  if ("events" in read) return { source: read.events.source, ...compareWith(read.events, recorded) };
  const { source } = read.identifiers;
  return { source, ...compareIdentifiers(read.identifiers, recorded.identifiers) };
}

function lineOf({ folder, files, address }: Dataset): string {
  return `  ${folder}/: ${files}, from ${address}`;
}

function sumOf({ source, compared: count, kept, disagreements }: Checked): string {
  const claims = kept === 0 ? "" : `, ${kept} kept as claims`;
  return `${source}: ${count} ${count === 1 ? "fact" : "facts"} compared, ${disagreements.length} differ${claims}`;
}
