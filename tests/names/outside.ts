import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { commaRows, linesOf, tabRows } from "../../src/intake/regulator/delimited.ts";
import type { Graph } from "../support/graph.ts";
import type { SearchText } from "../support/plain/search.ts";
import { type Resolution, resolutionsOf } from "./resolution.ts";

/** A name of a public register. */
export interface RegisterName {
  register: string;
  name: string;
  /** The identifier that the register gives what it names. Null if records have none of its kind. */
  id: string | null;
}

const maxNameLength = 300;

/** The names of the public registers in a folder, in the folders and formats that data/README.md describes. */
export async function registerNames(folder: string): Promise<RegisterName[]> {
  const names: RegisterName[] = [];
  const add = (register: string, id: string | null, ...written: (string | undefined)[]) => {
    for (const name of written) if (name && name.length <= maxNameLength) names.push({ register, name, id });
  };
  for await (const { register, file, text } of filesIn(folder)) {
    if (file.endsWith(".json")) {
      for (const [cik, [, name]] of Object.entries<string[]>(JSON.parse(text))) add(register, cik, name);
    } else if (file.endsWith(".sssom.tsv")) {
      const rows = tabRows(text.replaceAll(/^#.*\n/gm, ""));
      for (const { cells } of linesOf(rows, ["subject_id", "subject_label"], file))
        add(register, cells.subject_id, cells.subject_label);
    } else if (file === "HumanDO.tsv") {
      for (const { cells } of linesOf(tabRows(text.replaceAll('"', "")), ["id", "label"], file))
        add(register, cells.id, cells.label);
    } else if (file === "Products.txt") {
      for (const { cells } of linesOf(tabRows(text), ["DrugName", "ActiveIngredient"], file))
        add(register, null, ...Object.values(cells));
    } else {
      const columns = commaColumns[register];
      if (columns !== undefined)
        for (const { cells } of linesOf(commaRows(text, file), columns, file))
          add(register, null, ...Object.values(cells));
    }
  }
  return [...new Map(names.map((each) => [`${each.id} ${each.name}`, each])).values()];
}

const commaColumns: Readonly<Record<string, readonly [string, ...string[]]>> = {
  clinicaltrials: ["sponsor", "condition"],
  oopd: ["Generic Name", "Trade Name", "Sponsor Company"],
  purplebook: ["Applicant", "Proprietary Name", "Proper Name"],
  "fda-crl": ["CompanyName", "Drug"],
};

async function* filesIn(folder: string) {
  const registers = ["sec", "mondo", "doid", "drugsatfda/2022-08", ...Object.keys(commaColumns)];
  for (const register of registers.filter((each) => existsSync(path.join(folder, each)))) {
    for (const file of (await readdir(path.join(folder, register))).sort()) {
      if (/\.(?:json|csv|tsv)$|^Products\.txt$/.test(file) && file !== "allXREFinDO.tsv")
        yield { register, file, text: await readFile(path.join(folder, register, file), "utf8") };
    }
  }
}

/** What the names of registers were resolved to. */
export interface OutsideResult {
  /** Names that the graph has: of the same identifier, or the same letters and digits. */
  known: number;
  /** Names that the graph does not have. */
  unknown: number;
  /** Of these, how many were resolved in each way. */
  matches: Map<Resolution["match"], number>;
  /** One line for each name that was resolved exactly to an entity with another identifier of the same kind. */
  wrong: string[];
  /** One line for each name that was resolved exactly to an entity by other letters or digits, and without an identifier to compare. */
  unchecked: string[];
}

/** Resolves names of registers, and compares what they are resolved to by their identifiers and by their letters and digits. */
export async function resolveOutside(
  graph: Graph,
  texts: readonly SearchText[],
  names: readonly RegisterName[],
): Promise<OutsideResult> {
  const own = Map.groupBy(texts, ({ entity }) => entity);
  const resolutions = await resolutionsOf(
    graph,
    names.map(({ name }) => name),
  );
  const result: OutsideResult = { known: 0, unknown: 0, matches: new Map(), wrong: [], unchecked: [] };
  const idsByName = Map.groupBy(names, ({ name }) => lettersOf(name));
  for (const [index, { register, name, id }] of names.entries()) {
    const { match, candidates } = resolutions[index] ?? { match: "NONE" as const, candidates: [] };
    const isExact = match === "EXACT" || match === "ALIAS";
    const known = (own.get(candidates[0] ?? "") ?? []).map(({ text }) => text);
    const ids = id === null ? [] : known.filter((text) => kindOf(text) === kindOf(id));
    const line = `${name} (${id ?? register}): ${match} ${candidates[0]} ${ids.join()}`;
    // Some registers have two entries of one name, of which the records may have either.
    const alike = (idsByName.get(lettersOf(name)) ?? []).flatMap((each) => each.id ?? []);
    const isOther = id !== null && ids.length > 0 && !ids.some((each) => alike.includes(each));
    const isSame = known.some((text) => lettersOf(text) === lettersOf(name));
    if (isExact && !isOther && (isSame || ids.length > 0)) result.known++;
    else {
      result.unknown++;
      result.matches.set(match, (result.matches.get(match) ?? 0) + 1);
      if (isExact) (isOther ? result.wrong : result.unchecked).push(line);
    }
  }
  return result;
}

/** The kind of an identifier, such as "MONDO" or a number with so many digits. */
function kindOf(id: string): string {
  return /^\w+(?=:\d+$)/.exec(id)?.[0] ?? id.replaceAll(/\d/g, "0");
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
