import { type DefinitionNode, type DirectiveNode, type InputValueDefinitionNode, Kind, parse, print } from "graphql";

interface MaybeHidden {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

const isInaccessible = ({ directives = [] }: MaybeHidden) =>
  directives.some(({ name }) => name.value === "inaccessible");

const accessible = <Element extends MaybeHidden>(elements: readonly Element[] | undefined = []) =>
  elements.filter((element) => !isInaccessible(element));

const typeAndDefault = ({ type, defaultValue }: InputValueDefinitionNode) =>
  `${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ""}`;

/** Types and fields that federation libraries add to the SDL of a subgraph. */
const addedByFederation = /^(Query\.)?(_|federation__|link__)/;

/**
 * Everything that clients can see of a schema or supergraph, one line each: types, the interfaces that they implement, the
 * members of unions, fields, arguments and input fields with their types and defaults, and enum values.
 */
export function accessibleElements(sdl: string): string[] {
  const definitions = parse(sdl).definitions;
  const hidden = new Set(
    definitions.flatMap((definition) =>
      "name" in definition && definition.name && isInaccessible(definition) ? [definition.name.value] : [],
    ),
  );
  return definitions
    .flatMap((definition) =>
      "name" in definition && definition.name && !hidden.has(definition.name.value)
        ? elementsOf(definition, definition.name.value, hidden)
        : [],
    )
    .filter((element) => !addedByFederation.test(element));
}

function elementsOf(definition: DefinitionNode, name: string, hidden: ReadonlySet<string>): string[] {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [
        name,
        ...(definition.interfaces ?? [])
          .filter((implemented) => !hidden.has(implemented.name.value))
          .map((implemented) => `${name} implements ${implemented.name.value}`),
        ...accessible(definition.fields).flatMap((field) => {
          const coordinate = `${name}.${field.name.value}`;
          return [
            `${coordinate}: ${print(field.type)}`,
            ...accessible(field.arguments).map((arg) => `${coordinate}(${arg.name.value}: ${typeAndDefault(arg)})`),
          ];
        }),
      ];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [
        name,
        ...accessible(definition.fields).map((field) => `${name}.${field.name.value}: ${typeAndDefault(field)}`),
      ];
    case Kind.ENUM_TYPE_DEFINITION:
      return [name, ...accessible(definition.values).map((value) => `${name}.${value.name.value}`)];
    case Kind.UNION_TYPE_DEFINITION:
      return [name, ...(definition.types ?? []).map((member) => `${name} = ${member.name.value}`)];
    case Kind.SCALAR_TYPE_DEFINITION:
      return [name];
    default:
      return [];
  }
}
