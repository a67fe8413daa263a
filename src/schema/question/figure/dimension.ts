import { countryNameOf, placeNameOf } from "../../../domain/region/region.ts";
import { labelOfBand } from "../../../domain/value/band.ts";
import { type CountedType, type DimensionShape, dimensionOf, dimensionsOf } from "../../../model/derived/dimension.ts";
import { type Bands, type Value, world } from "../../../model/derived/dimension-filter.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import { conceptOf } from "../../../model/model.ts";
import { builder } from "../../core/builder.ts";
import type { Context } from "../../core/context.ts";
import { Entity, type EntityRow } from "../../core/entity.ts";
import { loadNode } from "../../core/ref.ts";
import { enumOf, labelOf } from "../../core/vocabulary.ts";
import { type Now, then } from "../../execution/promise.ts";

const enums = new Map<CountedType, ReturnType<typeof enumOf<string>>>();

/** The enum of the dimensions of a type, declared on first use. */
export function dimensionEnum(type: CountedType) {
  const known = enums.get(type);
  if (known) return known;
  const plural = proseOf(conceptOf(type).plural);
  const ref = enumOf<string>(
    `${type}Dimension`,
    `A dimension by which ${plural} are counted and grouped. ${plural[0]?.toUpperCase()}${plural.slice(1)} with several values count under each of them.`,
    dimensionsOf(type).map(({ name, description }) => ({ name, value: name, description })),
  );
  enums.set(type, ref);
  return ref;
}

/** A value of a dimension. */
export interface ValueShape {
  type: CountedType;
  dimension: string;
  value: Value;
  bands: Bands;
}

/** The label of a value that names no entity. */
function plainLabel(
  { vocabulary, field, measure, derivation }: DimensionShape,
  value: string,
  { currency }: Bands,
): string {
  if (measure !== null) return labelOfBand(value, currency);
  if (derivation === "TERRITORY") return value === world ? "World" : placeNameOf(value);
  if (field?.type === "CountryCode") return countryNameOf(value);
  if (field?.type === "boolean") return value === "true" ? "Yes" : "No";
  return labelOf(vocabulary ?? undefined, value);
}

/** A value as shown to people. Null for members without a value. */
export function labelOfValue({ type, dimension, value, bands }: ValueShape, context: Context): Now<string | null> {
  if (value === null) return null;
  const shape = dimensionOf(type, dimension);
  return then(nodeOfValue({ type, dimension, value, bands }, context), (node) =>
    node === null ? plainLabel(shape, value, bands) : node.name,
  );
}

/** The entity that a value names. Null if the value names none. */
export function nodeOfValue({ type, dimension, value }: ValueShape, context: Context): Now<EntityRow | null> {
  const { entity } = dimensionOf(type, dimension);
  return entity === null || value === null ? null : loadNode(context, entity, value);
}

/** The companies whose group is only themselves although they have owners, if a dimension needs them. */
export async function belowCircles(
  type: CountedType,
  dimensions: readonly string[],
  today: string,
  { heavy }: Context,
): Promise<ReadonlySet<string>> {
  const isNeeded = dimensions.some((name) => dimensionOf(type, name).derivation === "GROUP");
  return new Set(isNeeded ? await heavy.ask("companiesBelowCircles", today) : []);
}

export const valueDescriptions = {
  value:
    'The value: a year, a quarter such as "2024-Q3", an enum value, a country code, the slug of an entity, "true" or "false"; for TERRITORY "WORLD" or the code of a region or a country; for bands of amounts "0-10000000", "10000000-50000000" without its upper bound, "5000000000-", or "OPEN" if disclosed in part. Null for members without a value.',
  label:
    "The value as shown to people: the name of an entity, or the label of an enum value in English (`Query.vocabulary` has other languages). Null for members without a value.",
  node: "The entity that the value names. Null if it names none.",
};

/** The fields of every key, so that one fragment serves the groups of all types. */
export const GroupKey = builder.interfaceRef<ValueShape>("GroupKey");
GroupKey.implement({
  description:
    "The value of a dimension that the members of a group share. The groups of each type have their own keys, with the enum of their dimensions.",
  fields: (t) => ({
    value: t.exposeString("value", { nullable: true, description: valueDescriptions.value }),
    label: t.string({
      nullable: true,
      description: valueDescriptions.label,
      resolve: (value, _args, context) => labelOfValue(value, context),
    }),
    node: t.field({
      type: Entity,
      nullable: true,
      description: valueDescriptions.node,
      resolve: (value, _args, context) => nodeOfValue(value, context),
    }),
  }),
});

const keys = new Map<CountedType, ReturnType<typeof builder.objectRef<ValueShape>>>();

/** The type of the values that a group shares, declared on first use. */
export function groupKey(type: CountedType) {
  const known = keys.get(type);
  if (known) return known;
  const ref = builder.objectRef<ValueShape>(`${type}GroupKey`);
  keys.set(type, ref);
  ref.implement({
    description: "The value of a dimension that the members of a group share.",
    interfaces: [GroupKey],
    fields: (t) => ({
      dimension: t.field({
        type: dimensionEnum(type),
        description: "The dimension.",
        resolve: ({ dimension }) => dimension,
      }),
    }),
  });
  return ref;
}
