import { PaymentCertainty } from "../../../domain/vocabulary/payment.ts";
import type { Column, Columns } from "../../language.ts";
import { conceptOf, type PartName, partOf } from "../../model.ts";
import { lowerFirst, proseOf, snakeOf } from "../spelling.ts";
import { linkTableOf, ownerColumnOf, ownerOf, storedAs, tableOfPart } from "../table.ts";
import { type FilterField, type FilterRelation, type FilterShape, fieldOf, plain } from "./field.ts";
import { entryShapes, groupShapes } from "./object.ts";

/** What a filter compares of some columns: single values, and objects. */
export function comparedColumns(
  name: string,
  columns: Columns,
): { fields: Record<string, FilterField>; relations: Record<string, FilterRelation> } {
  const fields: Record<string, FilterField> = {};
  const relations: Record<string, FilterRelation> = {};
  for (const [field, column] of Object.entries(columns)) {
    if (column.internal) continue;
    const { group } = column;
    const found = group === undefined ? objectOf(field, column) : groupOf(group);
    const shown = group ?? field;
    if (found) relations[shown] = { ...found, description: `Filters by \`${name}.${shown}\`.` };
    else fields[field] = fieldOf(name, field, column);
  }
  return { fields, relations };
}

function groupOf(group: string): Omit<FilterRelation, "description"> {
  const found = groupShapes[group];
  if (!found) throw new Error(`the group of columns "${group}" has no filter`);
  const { shape, presence } = found;
  return {
    shape,
    isOne: true,
    ...(presence !== undefined && { nullable: true }),
    by: { self: true, ...(presence !== undefined && { presence }) },
  };
}

function objectOf(field: string, column: Column): Omit<FilterRelation, "description"> | null {
  const shape = typeof column.type === "string" ? entryShapes[column.type] : undefined;
  return shape && column.list ? { shape, isOne: false, by: { entries: storedAs(field, column) } } : null;
}

/** Fields of parts that do not derive from the model, as the types of the parts compute them. */
const computedFields: { readonly [P in PartName]?: Readonly<Record<string, FilterField>> } = {
  FinancialTerm: {
    certainty: {
      ...plain("certainty", PaymentCertainty, "Filters by `FinancialTerm.certainty`."),
      computed: { by: "paymentCertainty", from: ["certainty", "components_json"] },
    },
    isCertaintyStated: {
      ...plain("certainty", "boolean", "Filters by `FinancialTerm.isCertaintyStated`."),
      computed: { by: "isNotNull", from: ["certainty"] },
    },
    derivedAmount: {
      ...plain("derived_amount", "Money", "Filters by `FinancialTerm.derivedAmount`."),
      nullable: true,
      currency: "currency",
      computed: { by: "derivedAmount", from: ["amount", "per_unit", "units"] },
    },
  },
};

/** Lists of slugs of companies. */
const slugLists: { readonly [P in PartName]?: readonly string[] } = { FinancialTerm: ["payees"] };

function amountOf(name: PartName, columns: Columns): Columns {
  if (name !== "FinancialTerm" || !columns.amount) return columns;
  return { ...columns, amount: { ...columns.amount, currency: "currency" } };
}

export function shapeOfPart(name: PartName): FilterShape {
  const { columns, references = {}, links = {} } = partOf(name);
  const owner = ownerOf(name);
  const own = ownerColumnOf(name);
  const slugs = slugLists[name] ?? [];
  const compared = comparedColumns(
    name,
    Object.fromEntries(Object.entries(amountOf(name, columns)).filter(([field]) => !slugs.includes(field))),
  );
  const describe = (field: string) => `Filters by \`${name}.${field}\`.`;
  const owners: Record<string, FilterRelation> = owner
    ? {
        [lowerFirst(owner)]: {
          shape: owner,
          isOne: true,
          by: { own: own ?? "" },
          description: `Filters by the ${proseOf(owner)} of the entry.`,
        },
      }
    : {};
  return {
    name,
    prose: `entries of type ${name}`,
    table: tableOfPart(name),
    ...(owner && conceptOf(owner).name === "Agreement" && own !== null && { agreement: own }),
    fields: { ...compared.fields, ...computedFields[name] },
    relations: {
      ...compared.relations,
      ...Object.fromEntries(
        Object.entries(references).map(([field, { to, nullable }]) => [
          field,
          {
            shape: to,
            isOne: true,
            ...(nullable && { nullable }),
            by: { own: `${snakeOf(field)}_id` },
            description: describe(field),
          },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(links).map(([field, { to }]) => [
          field,
          { shape: to, isOne: false, by: { link: linkTableOf(name, field) }, description: describe(field) },
        ]),
      ),
      ...Object.fromEntries(
        slugs.map((field) => [
          field,
          { shape: "Company", isOne: false, by: { slugs: `${snakeOf(field)}_json` }, description: describe(field) },
        ]),
      ),
      ...owners,
      ...(own !== null && {
        claims: { shape: "Claim", isOne: false, by: { fact: true }, description: describe("claims") },
      }),
    },
  };
}
