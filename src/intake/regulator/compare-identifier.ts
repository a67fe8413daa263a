import type { Comparison, Disagreement } from "./compare.ts";
import type { RecordedIdentifier } from "./recorded.ts";
import type { IdentifierRegister, RegisterEntry } from "./table.ts";

/**
 * Compares identifiers with a register. The entry of an identifier must have a name of the node, or match another of its identifiers.
 * Where the entry lists identifiers of a system, those of the node in that system must be among them. Identifiers without an entry are
 * not compared, because registers drop identifiers that are no longer in use.
 */
export function compareIdentifiers(
  { source, field, entries }: IdentifierRegister,
  recorded: readonly RecordedIdentifier[],
): Comparison {
  const comparison: Comparison = { compared: 0, kept: 0, disagreements: [] };
  for (const identifier of recorded) {
    const row = identifier.field === field ? identifier.value : identifier.others[field];
    const entry = row === undefined ? undefined : entries.get(row);
    if (row === undefined || !entry) continue;
    const found = identifier.field === field ? ofName(identifier, entry) : ofMatch(identifier, entry);
    if (found === null) continue;
    comparison.compared++;
    if (found === "agrees") continue;
    if (found === "kept") comparison.kept++;
    else comparison.disagreements.push({ ...found, source, row });
  }
  return comparison;
}

type Found = "agrees" | "kept" | Omit<Disagreement, "source" | "row"> | null;

function ofName({ place, slug, field, value, names, others }: RecordedIdentifier, entry: RegisterEntry): Found {
  if (entry.names.keys().some((name) => names.has(name))) return "agrees";
  if (entry.matches.entries().some(([system, ids]) => ids.has(others[system] ?? ""))) return "agrees";
  const stated = [...entry.names.values()].join(" or ");
  return { place, slug, field, recorded: `${value} (${[...names.values()][0]})`, stated };
}

function ofMatch({ place, slug, field, value, otherValues }: RecordedIdentifier, { matches }: RegisterEntry): Found {
  const stated = matches.get(field);
  if (stated === undefined) return null;
  if (stated.has(value)) return "agrees";
  if (otherValues.some((other) => stated.has(other))) return "kept";
  return { place, slug, field, recorded: value, stated: [...stated].sort().join(" or ") };
}
