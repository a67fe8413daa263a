import { type CountedType, countedTypes, dimensionOf } from "../../../model/derived/dimension.ts";
import { type Conditions, filterOfValue } from "../../../model/derived/dimension-filter.ts";
import { lowerFirst, proseOf, singularOf } from "../../../model/derived/spelling.ts";
import { conceptOf } from "../../../model/model.ts";
import type { Facet } from "../../../store/query/figure/facet.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { builder } from "../../core/builder.ts";
import { cost, weights } from "../../core/cost.ts";
import { checkedCurrency, defaultCurrency } from "../../core/currency.ts";
import { Entity } from "../../core/entity.ts";
import { integerBetween } from "../../core/error.ts";
import { checkCurrencies } from "../../core/list/currency-check.ts";
import { checkedFilter, whereArgument } from "../../core/list/filter.ts";
import { boundsDescription, checkedBounds, checkedDimensions } from "./argument.ts";
import {
  belowCircles,
  dimensionEnum,
  labelOfValue,
  nodeOfValue,
  type ValueShape,
  valueDescriptions,
} from "./dimension.ts";
import { selectedBy } from "./selected.ts";

const maxDimensions = 12;
const maxValues = 100;
const defaultValues = 20;

interface FacetValueShape extends ValueShape {
  count: number;
  filter: Conditions;
  isSelected: (filter: Conditions) => boolean;
}

const FacetValue = builder.objectRef<FacetValueShape>("FacetValue");
FacetValue.implement({
  description: "A value of a dimension, with the number of members that have it and the filter that selects them.",
  fields: (t) => ({
    value: t.exposeString("value", { nullable: true, description: valueDescriptions.value }),
    label: t.string({
      nullable: true,
      description: valueDescriptions.label,
      resolve: (value, _args, context) => labelOfValue(value, context),
    }),
    count: t.exposeInt("count", { description: "Number of members that have the value." }),
    isSelected: t.boolean({
      description:
        "Whether the filter of the request contains the filter of the value: as one of its conditions, as an alternative in `or`, or as one of the values of `in`, `hasAny` or `hasAll`.",
      resolve: ({ isSelected, filter }) => isSelected(filter),
    }),
    filter: t.field({
      type: "FilterValue",
      description:
        "The filter that selects the members with the value. Send it in `where` of the list and of its facets, together with the conditions on other dimensions in `and`; several values of one dimension in `or`.",
      resolve: ({ filter }) => filter,
    }),
    node: t.field({
      type: Entity,
      nullable: true,
      description: valueDescriptions.node,
      resolve: (value, _args, context) => nodeOfValue(value, context),
    }),
  }),
});

interface FacetShape extends Facet {
  type: CountedType;
  shapeOf: (value: string | null, count: number) => FacetValueShape;
}

/** The fields of every facet, so that one fragment serves the facets of all types. */
const FacetInterface = builder.interfaceRef<FacetShape>("Facet");
FacetInterface.implement({
  description:
    "The values of one dimension, counted without the conditions of the filter on that dimension. The type of each list has its own facets, with the enum of its dimensions.",
  fields: (t) => ({
    label: t.string({
      description: "The dimension as shown to people.",
      resolve: ({ type, dimension }) => dimensionOf(type, dimension).label,
    }),
    totalCount: t.exposeInt("count", {
      description: "Number of entries that match the filter without the conditions on this dimension.",
    }),
    valueCount: t.exposeInt("totalValues", {
      description: "Number of different values, of which `values` has the most frequent ones.",
    }),
    values: t.field({
      type: [FacetValue],
      ...cost(null, { assumedSize: defaultValues, slicingArguments: ["first"] }),
      description:
        "The most frequent values, each with at least one member. Values with the same count are in their natural order: stages and phases in their sequence, bands of amounts by their bounds, all others by their text.",
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: defaultValues,
          description: `Returns the first n values: 1 to ${maxValues}.`,
        }),
      },
      resolve: async ({ values, shapeOf }, { first }, { work }) => {
        const shown = values.slice(0, integerBetween("first", first, 1, maxValues));
        await work.produce(shown.length);
        return work.spread(shown.map(({ value, count }) => shapeOf(value, count)));
      },
    }),
    withoutValue: t.field({
      type: FacetValue,
      description: "The entries without a value, possibly none.",
      resolve: ({ missing, shapeOf }) => shapeOf(null, missing),
    }),
  }),
});

function declareFacets(type: CountedType): void {
  const { plural: list } = conceptOf(type);
  const plural = proseOf(list);
  const FacetRef = builder.objectRef<FacetShape>(`${type}Facet`);
  FacetRef.implement({
    description: `The values of one dimension of ${plural}, counted without the conditions of the filter on that dimension.`,
    interfaces: [FacetInterface],
    fields: (t) => ({
      dimension: t.field({
        type: dimensionEnum(type),
        description: "The dimension.",
        resolve: ({ dimension }) => dimension,
      }),
    }),
  });

  builder.queryField(`${lowerFirst(singularOf(list))}Facets`, (t) =>
    t.field({
      type: [FacetRef],
      ...cost(weights.statisticsTotal, { assumedSize: maxDimensions, sizedByList: "dimensions" }),
      nullable: true,
      description: `The values of some dimensions of ${plural} with the number of ${plural} that have them, in the order of \`dimensions\`. Each dimension is counted without the conditions of \`where\` on that dimension, so that a page can show what else could be chosen. Null only if the request failed.`,
      args: {
        where: t.arg(whereArgument(type)),
        dimensions: t.arg({
          type: [dimensionEnum(type)],
          required: true,
          ...cost(weights.facet),
          description: `The dimensions: 1 to ${maxDimensions}, each once.`,
        }),
        ...(type === "Agreement" && {
          currency: t.arg({
            type: "CurrencyCode",
            defaultValue: defaultCurrency,
            description: "Currency of UPFRONT_BAND and TOTAL_BAND [iso:4217].",
          }),
          bandBounds: t.arg({ type: ["Decimal"], description: boundsDescription }),
        }),
      } as Record<never, never>,
      resolve: async (_root, args, context) => {
        const { where: given, dimensions, currency, bandBounds } = args as FacetArguments;
        const { where, today } = checkedFilter(type, given);
        await checkCurrencies(context, given);
        const bands = {
          currency: await checkedCurrency(context, "currency", currency ?? defaultCurrency),
          bounds: checkedBounds(bandBounds, type, dimensions, "dimensions"),
        };
        const found = await context.heavy.ask("facets", {
          type,
          where,
          today,
          dimensions: checkedDimensions("dimensions", dimensions, maxDimensions),
          bands,
          maxValues,
        });
        await context.work.produce(found.length);
        const filterContext = { ...bands, belowCircles: await belowCircles(type, dimensions, today, context) };
        const isSelected = selectedBy(where);
        return found.map((facet) => ({
          ...facet,
          type,
          shapeOf: (value: string | null, count: number): FacetValueShape => ({
            type,
            dimension: facet.dimension,
            value,
            bands,
            count,
            filter: filterOfValue(dimensionOf(type, facet.dimension), value, filterContext),
            isSelected,
          }),
        }));
      },
    }),
  );
}

interface FacetArguments {
  where?: Where | null;
  dimensions: readonly string[];
  currency?: string | null;
  bandBounds?: readonly string[] | null;
}

for (const type of countedTypes) declareFacets(type);
