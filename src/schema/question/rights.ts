import { countryCodes } from "../../domain/code.ts";
import { nodeOfGlobalId } from "../../domain/node-key.ts";
import type { RightsFacts } from "../../domain/rights/fact.ts";
import { rightsHolding } from "../../domain/rights/rights-holding.ts";
import { rightsMap } from "../../domain/rights/rights-map.ts";
import { LicensedRight } from "../../domain/vocabulary/licensed-right.ts";
import { rightsFactsOfTherapies } from "../../store/query/rights.ts";
import { builder, type Fields } from "../core/builder.ts";
import type { Context } from "../core/context.ts";
import { cost, weights } from "../core/cost.ts";
import { badArgument, integerBetween, invalidId } from "../core/error.ts";
import { loadOne } from "../core/load.ts";
import { loadNode, refs } from "../core/ref.ts";
import { dayOf } from "../core/today.ts";
import { enumOfVocabulary } from "../core/vocabulary.ts";
import { Holding, type HoldingShape } from "../type/agreement/rights-holding.ts";

const Right = enumOfVocabulary(LicensedRight);
const rightNames = Object.keys(LicensedRight.terms) as LicensedRight[];

interface MapShape {
  right: LicensedRight;
  areas: readonly HoldingShape[];
}

const defaultAreas = 20;

const TherapyRights = builder.objectRef<MapShape>("TherapyRights");
TherapyRights.implement({
  description: "Who holds one right to a therapy, in each country of the world.",
  fields: (t) => ({
    right: t.expose("right", { type: Right, description: "The right." }),
    areas: t.field({
      type: [Holding],
      ...cost(null, { assumedSize: defaultAreas, slicingArguments: ["first"] }),
      description:
        "The countries of the world, each in the one group of those that have the same answer; the largest group first.",
      args: {
        first: t.arg.int({ defaultValue: defaultAreas, description: "Returns the first n groups: 1 to 249." }),
      },
      resolve: ({ areas }, { first }) =>
        areas.slice(0, integerBetween("first", first ?? defaultAreas, 1, countryCodes.length)),
    }),
  }),
});

const nothingKnown: RightsFacts = {
  originators: [],
  grants: [],
  transfers: [],
  ownerships: [],
  unrecorded: [],
  firstKnownOn: null,
};

async function factsOf(context: Context, therapy: string): Promise<RightsFacts> {
  return (await loadOne(context, "Therapy.rightsFacts", therapy, rightsFactsOfTherapies)) ?? nothingKnown;
}

interface HoldersArguments {
  country: string;
  right: LicensedRight;
  on?: string | null | undefined;
}

async function holdingOf(context: Context, therapy: string, args: HoldersArguments): Promise<HoldingShape> {
  const { country, right } = args;
  const on = dayOf(args.on);
  const holding = rightsHolding(await factsOf(context, therapy), { right, country, on });
  await context.work.produce(holding.steps.length + holding.holders.length);
  return { ...holding, right, on, countries: [country] };
}

const dayArgument = {
  type: "FullDate",
  description:
    "The day for which the question is asked. The answer for a later day is that of today, except for grants that end before it. Defaults to today.",
} as const;

builder.objectFields(refs.Therapy as typeof refs.Therapy, (t: Fields<{ id: string }>) => ({
  rights: t.field({
    type: [TherapyRights],
    ...cost(weights.rightsMap, { assumedSize: rightNames.length, sizedByList: "rights" }),
    description:
      "Who holds the rights to the therapy in each country of the world: one entry for each right, in the order of the enum. At most 13; empty if no grant names a right and none is requested.",
    args: {
      rights: t.arg({
        type: [Right],
        description: "The rights to return. Defaults to those that a grant for the therapy names.",
      }),
      on: t.arg(dayArgument),
    },
    resolve: async ({ id }, args, context): Promise<MapShape[]> => {
      const on = dayOf(args.on);
      const facts = await factsOf(context, id);
      const named = new Set(args.rights ?? facts.grants.flatMap(({ rights }) => rights));
      const maps: MapShape[] = [];
      for (const right of rightNames.filter((each) => named.has(each))) {
        const areas = rightsMap(facts, right, on).map((area) => ({ ...area, right, on }));
        await context.work.produce(areas.length);
        maps.push({ right, areas });
      }
      return maps;
    },
  }),
  rightsHolders: t.field({
    type: Holding,
    ...cost(weights.rightsHolders),
    description: "Who holds a right to the therapy in a country on a day.",
    args: {
      country: t.arg({ type: "CountryCode", required: true, description: "The country [iso:3166-1 alpha-2]." }),
      right: t.arg({ type: Right, required: true, description: "The right." }),
      on: t.arg(dayArgument),
    },
    resolve: ({ id }, args, context) => holdingOf(context, id, args),
  }),
}));

builder.queryFields((t) => ({
  rightsHolders: t.field({
    type: Holding,
    nullable: true,
    ...cost(weights.rightsHolders),
    description: "Who holds a right to a therapy in a country on a day. Null if there is no such therapy.",
    args: {
      therapy: t.arg.id({ required: true, description: "Id of the therapy." }),
      country: t.arg({ type: "CountryCode", required: true, description: "The country [iso:3166-1 alpha-2]." }),
      right: t.arg({ type: Right, required: true, description: "The right." }),
      on: t.arg(dayArgument),
    },
    resolve: async (_root, { therapy, ...args }, context) => {
      const node = nodeOfGlobalId(String(therapy));
      if (!node) throw invalidId("therapy");
      if (node.type !== "Therapy")
        throw badArgument("therapy", `the id is that of a ${node.type}. Use the id of a Therapy.`);
      return (await loadNode(context, "Therapy", node.slug)) ? holdingOf(context, node.slug, args) : null;
    },
  }),
}));
