import { slugOfValues } from "../../../domain/node-key.ts";
import { qualifierColumns, qualifiersOf } from "../../../model/derived/qualifier.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import { linkTableOf, tableOfPart } from "../../../model/derived/table.ts";
import { type PartName, type PartUse, partOf } from "../../../model/model.ts";
import type { StoredRow } from "../../../store/write/change-set.ts";
import { checkEntry } from "../check/check.ts";
import { checkOtherAmounts } from "../check/money.ts";
import { asEntry, type Entry, type FieldReader, type OwnedPart, type Values } from "../record.ts";
import type { OtherAmount, OtherValue, Support } from "../shape/fact.ts";
import { amountColumnOf } from "../shape/special.ts";
import { partTexts } from "./claim-text.ts";
import { completedColumns } from "./derived.ts";
import type { ClaimText, Draft, OtherText } from "./draft.ts";
import { entryValues } from "./entry.ts";
import { storedColumns } from "./stored-columns.ts";

/** Entries of a list that a node owns, and their rows by table. */
export interface CompiledPart {
  entries: readonly object[];
  rows: Readonly<Record<string, readonly StoredRow[]>>;
}

const isOwned = (part: PartName): part is OwnedPart => part !== "Evidence";

/** The entries that a record states under a field. */
export function compilePart(
  field: string,
  { part }: PartUse & { part: PartName },
  node: FieldReader,
  draft: Draft,
): CompiledPart {
  if (!isOwned(part)) throw new Error(`${draft.type} cannot own ${part}`);
  return compileEntries(part, field, node.items(field), draft);
}

function compileEntries<P extends OwnedPart>(
  part: P,
  predicate: string,
  readers: readonly FieldReader[],
  draft: Draft,
): CompiledPart {
  const { columns, links: declaredLinks = {} } = partOf(part);
  const tables = Object.keys(declaredLinks).map((field) => ({ field, ...linkTableOf(part, field) }));
  const typed = qualifierColumns(columns);
  const entries: Entry<P>[] = [];
  const rows: StoredRow[] = [];
  const linkRows: Record<string, StoredRow[]> = Object.fromEntries(tables.map(({ table }) => [table, []]));
  for (const [position, reader] of readers.entries()) {
    const values = entryValues(part, reader, draft.report);
    const entry = asEntry(part, { ...values.columns, ...values.references, ...values.links });
    checkEntry(part, entry, (path, message) => draft.report.problem([...reader.path, ...path], message));
    const textOf = (written: Entry<P>) => ({
      ...partTexts[part](written, entries),
      qualifiers: qualifiersOf(typed, written),
    });
    const stated = reader.support<OtherValue | OtherAmount>();
    checkOtherAmounts(entry, stated.otherwise ?? [], (path, message) =>
      draft.report.problem([...reader.path, ...path], message),
    );
    const support = inTexts(part, entry, stated, textOf);
    const fact = draft.item(predicate, reader.path, textOf(entry), support);
    const id = slugOfValues([fact]);
    entries.push(entry);
    const stored = storedColumns(columns, { ...values.columns, ...completedColumns(part, entry) });
    rows.push({ id, position, ...values.references, ...stored, fact });
    for (const { field, table, own, far } of tables)
      for (const slug of values.links[field] ?? []) linkRows[table]?.push({ [own]: id, [far]: slug });
  }
  return { entries, rows: { ...linkRows, [tableOfPart(part)]: rows } };
}

/** Writes the amounts that other sources state as the claim of the entry would be written if it had them. */
function inTexts<P extends OwnedPart>(
  part: P,
  entry: Entry<P>,
  { otherwise, ...support }: Support<OtherValue | OtherAmount>,
  textOf: (entry: Entry<P>) => ClaimText,
): Support<OtherText> {
  const others = otherwise?.map((other): OtherText => {
    if (other.value !== undefined) return other;
    const { amount, currency, qualifier, ...rest } = other;
    const values: Values = {
      ...entry,
      [snakeOf(amountColumnOf(part) ?? "amount")]: amount,
      ...(currency !== undefined && { currency }),
      ...(qualifier !== undefined && { qualifier }),
    };
    const { value, qualifiers = [] } = textOf(asEntry(part, values));
    return { ...rest, value: value ?? amount, qualifiers };
  });
  return { ...support, otherwise: others };
}
