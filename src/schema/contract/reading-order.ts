import {
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/**
 * Puts types and fields in the order in which people read them. Types: each after the first that mentions it, from Query on;
 * the builder puts them in the order in which their modules happened to be loaded. Fields of object types: what identifies the
 * object, its own fields, then those that it shares with other types; the builder puts shared fields first.
 */
export function inReadingOrder(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || type.getInterfaces().length === 0) continue;
    const fields = type.getFields();
    const shared = new Set(type.getInterfaces().flatMap((each: GraphQLInterfaceType) => Object.keys(each.getFields())));
    const names = Object.keys(fields);
    // What people recognize a node by: its name or, if the type has none, its title.
    const first =
      "id" in fields ? ["id", "name" in fields ? "name" : "title", "slug"].filter((name) => name in fields) : [];
    const rest = names.filter((name) => !first.includes(name));
    reorder(fields, [
      ...first,
      ...rest.filter((name) => !shared.has(name)),
      ...rest.filter((name) => shared.has(name)),
    ]);
  }
  const types = schema.getTypeMap();
  const byName = Object.keys(types).sort();
  const query = schema.getQueryType();
  const mentioned = new Set(query ? [query.name] : []);
  // A set visits what is added while it is iterated.
  for (const name of mentioned) {
    const type = types[name];
    if (type) for (const { name: next } of mentions(schema, type)) mentioned.add(next);
  }
  reorder(types, [...mentioned, ...byName.filter((name) => !mentioned.has(name))]);
  return schema;
}

/** The types that a type mentions: its interfaces, the types of its fields and arguments, and its possible types. */
function mentions(schema: GraphQLSchema, type: GraphQLNamedType): GraphQLNamedType[] {
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  return [
    ...(isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []),
    ...[...inputs, ...fields.flatMap((field) => [...field.args, field])].map((each) => getNamedType(each.type)),
    ...(isAbstractType(type) ? [...schema.getPossibleTypes(type)].sort((a, b) => (a.name < b.name ? -1 : 1)) : []),
  ];
}

/** Puts the keys of an object, which are all named, in the given order. */
function reorder<T>(object: Record<string, T>, names: readonly string[]): void {
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  const entries = Object.entries(object).sort(([a], [b]) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  for (const [name, value] of entries) {
    delete object[name];
    object[name] = value;
  }
}
