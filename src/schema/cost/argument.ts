import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
} from "graphql";
import { weightOf } from "./applied.ts";

/**
 * The price of the arguments that are given: an input object weighs 1 unless a directive says otherwise, and each entry of a list
 * counts by itself, so that the price of a filter increases with its conditions.
 */
export function priceOfArguments(
  field: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
): number {
  let total = 0;
  for (const argument of field.args) {
    const value = args[argument.name];
    if (value !== undefined && value !== null) total += priceOfValue(argument, value);
  }
  return total;
}

function priceOfValue(declared: GraphQLArgument | GraphQLInputField, value: unknown): number {
  if (value === null || value === undefined) return 0;
  const weight = weightOf(declared);
  if (Array.isArray(value)) {
    let total = weight ?? 0;
    for (const entry of value) total += priceOfValue(declared, entry);
    return total;
  }
  const type = getNamedType(declared.type);
  if (!isInputObjectType(type) || typeof value !== "object") return weight ?? 0;
  let total = weight ?? 1;
  const fields = type.getFields();
  for (const [name, entry] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) total += priceOfValue(field, entry);
  }
  return total;
}
