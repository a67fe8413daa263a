import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";

/**
 * The sizes of the lists of introspection: the number of types, and average numbers of what types have, rounded up to halves.
 * Introspection is executed without interruption, so its objects weigh more than others: a complete introspection takes about two
 * thirds of the default limit.
 */
export interface IntrospectionSizes {
  weight: number;
  of: (field: string) => number;
}

const known = new WeakMap<GraphQLSchema, IntrospectionSizes>();

export function introspectionSizes(schema: GraphQLSchema): IntrospectionSizes {
  const found = known.get(schema);
  if (found) return found;
  const types = Object.values(schema.getTypeMap());
  const owners = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = owners.flatMap((type) => Object.values(type.getFields()));
  const inputs = types.filter(isInputObjectType);
  const enums = types.filter(isEnumType);
  const average = (total: number, count: number) => Math.max(0.5, Math.ceil((2 * total) / Math.max(1, count)) / 2);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const sizes: Record<string, number> = {
    types: types.length,
    directives: schema.getDirectives().length,
    // Only some types have fields, input fields or values, so the average is that over all types.
    fields: average(fields.length, types.length),
    inputFields: average(sum(inputs.map((type) => Object.keys(type.getFields()).length)), types.length),
    enumValues: average(sum(enums.map((type) => type.getValues().length)), types.length),
    // A type that is looked up by its name may be one of those with the most fields.
    __type: 10,
    args: average(sum(fields.map(({ args }) => args.length)), fields.length),
  };
  const made = { weight: 140, of: (field: string) => sizes[field] ?? 1 };
  known.set(schema, made);
  return made;
}
