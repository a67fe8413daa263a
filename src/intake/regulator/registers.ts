import { identifierSystems } from "../../domain/code.ts";
import { linesOf, tabRows } from "./delimited.ts";
import type { RegulatorFile } from "./folder.ts";
import { addName, entryOf, type IdentifierRegister, RegulatorError } from "./table.ts";

const textOf = ({ bytes }: RegulatorFile) => new TextDecoder().decode(bytes);

/**
 * The companies of the SEC by CIK, as `{ "<CIK>": ["<ticker>", "<name>"] }`, or as the SEC publishes them:
 * `{ "0": { "cik_str": 1, "ticker": "…", "title": "…" } }`.
 * @throws {RegulatorError}
 */
export function secCompanies(files: readonly RegulatorFile[]): IdentifierRegister {
  const register: IdentifierRegister = { source: "sec-company-tickers", field: "cik", entries: new Map() };
  for (const file of files) {
    for (const [key, value] of Object.entries(objectIn(file))) {
      const [cik, name] = Array.isArray(value) ? [key, value[1]] : [value?.cik_str, value?.title];
      if (cik === undefined || typeof name !== "string")
        throw new RegulatorError(
          `${file.name}: The entry ${JSON.stringify(key)} has no CIK or no name. Download the file again.`,
        );
      addName(entryOf(register, String(cik).padStart(10, "0")).names, name);
    }
  }
  return register;
}

// biome-ignore lint/suspicious/noExplicitAny: the entries of a JSON file have no known type
function objectIn(file: RegulatorFile): Record<string, any> {
  try {
    return JSON.parse(textOf(file));
  } catch {
    throw new RegulatorError(`${file.name}: The file is not valid JSON. Download it again.`);
  }
}

/**
 * The terms of the Human Disease Ontology by DOID.
 * @throws {RegulatorError}
 */
export function diseaseOntology(files: readonly RegulatorFile[]): IdentifierRegister {
  const register: IdentifierRegister = { source: "human-disease-ontology", field: "doid", entries: new Map() };
  for (const file of files) {
    for (const { cells } of linesOf(tabRows(textOf(file).replaceAll('"', "")), ["id", "label"], file.name))
      addName(entryOf(register, cells.id).names, cells.label);
  }
  return register;
}

/** Fields of records by the prefix of identifiers in the mappings of Mondo. */
const mappedFields: Readonly<Record<string, string>> = {
  DOID: "doid",
  mesh: "mesh",
  NCIT: "ncit",
  Orphanet: "orphanet",
};

/**
 * The diseases of Mondo by identifier, with the exact matches in other systems.
 * @throws {RegulatorError}
 */
export function mondoMappings(files: readonly RegulatorFile[]): IdentifierRegister {
  const register: IdentifierRegister = { source: "mondo", field: "mondo", entries: new Map() };
  for (const file of files) {
    // Lines that start with "#" describe the set of mappings.
    const rows = tabRows(textOf(file).replaceAll(/^#.*\n/gm, ""));
    for (const { cells } of linesOf(rows, ["subject_id", "subject_label", "object_id"], file.name)) {
      const entry = entryOf(register, cells.subject_id);
      addName(entry.names, cells.subject_label);
      const field = mappedFields[cells.object_id.split(":")[0] ?? ""];
      const id = field === undefined ? undefined : identifierSystems[field]?.normalize(cells.object_id);
      if (field !== undefined && id !== undefined) entry.matches.getOrInsertComputed(field, () => new Set()).add(id);
    }
  }
  return register;
}
