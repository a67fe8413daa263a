/** The label of an enum value, in the language of the reader. */
export type LabelOf = (vocabulary: string, value: string) => string;

/** What a file has of an entry in one column: numbers and dates without formatting. */
export type FileText<Entry> = (entry: Entry, labelOf: LabelOf) => string | number | null | undefined;

export interface FileColumn<Entry> {
  label: string;
  isNumber?: boolean | undefined;
  text: FileText<Entry>;
}

interface ListColumn<Entry> {
  label: string;
  isNumber?: boolean;
  file: FileText<Entry> | readonly FileColumn<Entry>[];
}

/** The columns that a file has for a column of a list: one of the same name, if it does not have its own. */
export function fileColumnsOf<Entry>({ label, isNumber, file }: ListColumn<Entry>): readonly FileColumn<Entry>[] {
  return typeof file === "function" ? [{ label, isNumber, text: file }] : file;
}

/** Several values in one cell. */
export const joined = (values: readonly string[]) => values.join("; ");

export const namesOf = (entities: readonly { name: string }[]) => joined(entities.map(({ name }) => name));

interface Interval {
  min: string | null;
  max: string | null;
  currency: string;
}

/** The columns of an amount: its bounds, which differ if it is not exact or not stated in full, and its currency. */
export function amountColumns<Entry>(
  label: string,
  amountOf: (entry: Entry) => Interval | null,
): readonly FileColumn<Entry>[] {
  return [
    { label: `${label}, lowest`, isNumber: true, text: (entry) => amountOf(entry)?.min },
    { label: `${label}, highest`, isNumber: true, text: (entry) => amountOf(entry)?.max },
    { label: `${label}, currency`, text: (entry) => amountOf(entry)?.currency },
  ];
}
