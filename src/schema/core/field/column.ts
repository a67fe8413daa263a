import { snakeOf } from "../../../model/derived/spelling.ts";
import { type Column, type ColumnName, columnsOf, type NodeType, type PartName } from "../../../model/model.ts";
import type { Field, Fields } from "../builder.ts";
import { Money } from "../money.ts";
import { enumOfVocabulary } from "../vocabulary.ts";

/** The GraphQL type of a column. */
function typeOf({ type, list, currency }: Column): unknown {
  if (currency !== undefined) return Money;
  const one =
    typeof type === "object"
      ? enumOfVocabulary(type)
      : type === "text"
        ? "String"
        : type === "int"
          ? "Int"
          : type === "boolean"
            ? "Boolean"
            : type;
  return list ? [one] : one;
}

/**
 * Exposes a column as a field. Its type, nullability and description come from the model.
 * @param key the name of the column in the row
 * @param rowOf returns the row, if the value of the type is not the row itself
 */
export function fieldOfColumn<Shape extends object>(
  t: Fields<Shape>,
  column: Column,
  key: string,
  rowOf: (shape: Shape) => object = (shape) => shape,
): Field {
  const valueIn = (shape: Shape) => (rowOf(shape) as Record<string, unknown>)[key];
  const resolve =
    column.currency !== undefined
      ? moneyIn(valueIn, (shape) => (rowOf(shape) as Record<string, unknown>)[snakeOf(column.currency ?? "")])
      : column.type === "boolean"
        ? (shape: Shape) => asBoolean(valueIn(shape))
        : valueIn;
  return t.field({
    type: typeOf(column) as never,
    nullable: column.nullable === true,
    description: column.description,
    resolve: resolve as never,
  });
}

/** An amount and its currency, which are columns of the same row, as one object. */
function moneyIn<Shape>(amountOf: (shape: Shape) => unknown, currencyOf: (shape: Shape) => unknown) {
  return (shape: Shape) => {
    const [amount, currency] = [amountOf(shape), currencyOf(shape)];
    return typeof amount === "string" && typeof currency === "string" ? { amount, currency } : null;
  };
}

/** Booleans are stored as 0 and 1. */
function asBoolean(value: unknown): boolean | null {
  return value === null ? null : value === 1;
}

/** Exposes a column of a concept or a part as a field of the same name. */
export function column<N extends NodeType | PartName, Row extends object>(
  t: Fields<Row>,
  name: N,
  field: ColumnName<N>,
): Field {
  return fieldOfColumn(t, columnsOf(name)[field] as Column, snakeOf(field));
}
