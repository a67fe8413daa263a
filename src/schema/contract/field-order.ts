import { type GraphQLInterfaceType, GraphQLObjectType, type GraphQLSchema } from "graphql";

/**
 * Puts the fields of each object type in the order in which people read them: what identifies it, its own fields, then those
 * that it shares with other types. The builder puts shared fields first.
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
    const ordered = [...first, ...rest.filter((name) => !shared.has(name)), ...rest.filter((name) => shared.has(name))];
    const copy = { ...fields };
    for (const name of names) delete fields[name];
    for (const name of ordered) fields[name] = copy[name] as (typeof copy)[string];
  }
  return schema;
}
