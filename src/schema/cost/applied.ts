import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLNamedType } from "graphql";

interface Directive {
  name: string;
  args: Readonly<Record<string, unknown>>;
}

type Priced = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | GraphQLNamedType;

/** The size of a list as its field declares it. */
export interface DeclaredSize {
  assumedSize: number;
  slicingArguments: readonly string[];
  /** Fields of the returned object whose lists have the size. Empty if the field itself is the list. */
  sizedFields: ReadonlySet<string>;
  sizedByList: string | null;
}

function directiveOf({ extensions }: Priced, name: string): Directive["args"] | null {
  const applied = extensions.directives as readonly Directive[] | undefined;
  return applied?.find((directive) => directive.name === name)?.args ?? null;
}

const declaredWeights = new WeakMap<Priced, number | null>();

/** The weight that `@cost` declares. Null if there is no such directive. */
export function weightOf(priced: Priced): number | null {
  const known = declaredWeights.get(priced);
  if (known !== undefined) return known;
  const weight = (directiveOf(priced, "cost")?.weight as number | undefined) ?? null;
  declaredWeights.set(priced, weight);
  return weight;
}

const declaredSizes = new WeakMap<Priced, DeclaredSize | null>();

/** The size that `@listSize` declares. Null if there is no such directive. */
export function sizeOf(field: GraphQLField<unknown, unknown>): DeclaredSize | null {
  const known = declaredSizes.get(field);
  if (known !== undefined) return known;
  const args = directiveOf(field, "listSize");
  const size = args && {
    assumedSize: args.assumedSize as number,
    slicingArguments: (args.slicingArguments ?? []) as string[],
    sizedFields: new Set((args.sizedFields ?? []) as string[]),
    sizedByList: (field.extensions.sizedByList as string | undefined) ?? null,
  };
  declaredSizes.set(field, size);
  return size;
}
