import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from "graphql";
import { schema } from "../../src/schema/schema.ts";

function filterNamed(name: string): GraphQLInputObjectType {
  const type = schema.getType(`${name}Filter`);
  if (!isInputObjectType(type)) throw new Error(`there is no filter ${name}Filter`);
  return type;
}

/** Every input field that a filter of these shapes can have, such as `CompanyFilter.name` and `DealTextFilter.eq`. */
export function everyCoordinate(shapes: readonly string[]): string[] {
  const found = new Set<GraphQLInputObjectType>();
  const visit = (type: GraphQLInputObjectType) => {
    if (found.has(type)) return;
    found.add(type);
    for (const field of Object.values(type.getFields())) {
      const of = getNamedType(field.type);
      if (isInputObjectType(of)) visit(of);
    }
  };
  for (const shape of shapes) visit(filterNamed(shape));
  return [...found].flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** Adds the input fields that a filter has to those that have occurred. */
export function addCoordinates(seen: Set<string>, shape: string, where: unknown): void {
  const visit = (type: GraphQLInputObjectType, value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(type, each);
    else if (typeof value === "object" && value !== null)
      for (const [name, part] of Object.entries(value)) {
        const field = type.getFields()[name];
        if (!field) throw new Error(`${type.name} has no field ${name}`);
        if (part === null || part === undefined) continue;
        seen.add(`${type.name}.${name}`);
        const of = getNamedType(field.type);
        if (isInputObjectType(of)) visit(of, part);
      }
  };
  visit(filterNamed(shape), where);
}
