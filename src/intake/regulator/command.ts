import { printable } from "../../files/printable.ts";
import { type Comparison, compareWith } from "./compare.ts";
import { drugsAtFda } from "./drugs-at-fda.ts";
import { emaMedicines } from "./ema-medicines.ts";
import { regulatorFiles } from "./folder.ts";
import { orphanDesignations } from "./orphan-designations.ts";
import { recordedEvents } from "./recorded-event.ts";

/**
 * `npm run compare -- <records> <folder>`: compares the records with the files of regulators, and prints each fact that differs.
 * @param folder contains the folders drugsatfda, oopd and ema
 * @returns whether nothing differs
 * @throws {RegulatorError} if a file is missing or malformed
 */
export async function compare(records: string, folder: string): Promise<boolean> {
  const recorded = await recordedEvents(records);
  const tables = [
    drugsAtFda(await regulatorFiles(folder, "drugsatfda", /\.(txt|zip)$/i)),
    orphanDesignations(await regulatorFiles(folder, "oopd", /\.csv$/i)),
    emaMedicines(await regulatorFiles(folder, "ema", /\.xlsx$/i)),
  ];
  const comparisons = tables.map((table) => compareWith(table, recorded));
  const disagreements = comparisons.flatMap((comparison) => comparison.disagreements);
  for (const { place, slug, field, recorded: value, source, row, stated } of disagreements)
    process.stdout.write(
      `${place}: ${slug}: ${field} is ${value}, but ${source} (key ${printable(row)}) states ${printable(stated)}.\n`,
    );
  process.stdout.write(`${tables.map(({ source }, index) => sumOf(source, comparisons[index])).join("; ")}.\n`);
  return disagreements.length === 0;
}

function sumOf(source: string, comparison: Comparison | undefined): string {
  const { compared = 0, kept = 0, disagreements = [] } = comparison ?? {};
  const claims = kept === 0 ? "" : `, ${kept} kept as claims`;
  return `${source}: ${compared} ${compared === 1 ? "fact" : "facts"} compared, ${disagreements.length} differ${claims}`;
}
