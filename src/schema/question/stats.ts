import type { Context } from "../context.ts";
import { type AgreementFigure, agreementDimensions } from "../domain/agreement-figure.ts";
import { scaleDecimal } from "../domain/decimal.ts";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { type Summary, summaryOf } from "../domain/statistics.ts";
import { allAgreements } from "../store/agreement.ts";
import { allRegulatoryEvents } from "../store/regulatory-event.ts";
import { agreementFigures, agreementSlugs, regulatoryEventCounts, regulatoryEventDimensions } from "../store/stats.ts";
import { builder } from "./builder.ts";
import { Entity } from "./entity.ts";
import { badArgument } from "./error.ts";
import { keptRows, whereOf } from "./filter.ts";
import { ratesBetween } from "./money.ts";
import { loadNode } from "./node.ts";

const says: Record<string, string> = {
  YEAR: "By year: of the announcement, or of the event.",
  QUARTER: 'By quarter, "2024-Q3"; dates that are coarser have none.',
  KIND: "By kind; an agreement of several kinds counts under each.",
  MODALITY: "By the modality of a therapy covered; one of several counts under each.",
  STAGE_AT_SIGNING: "By how far a therapy covered had come at signing.",
  THERAPEUTIC_AREA: "By the widest disease above an indication; one of several counts under each.",
  COMPANY: "By company: party, or sponsor.",
  ROLE: "By the role of a party; beside COMPANY or COUNTRY, the role of that very party.",
  COUNTRY: "By country: of a party, or of the event [iso:3166-1 alpha-2].",
  AGENCY: "By agency.",
  DESIGNATION: "By designation.",
  THERAPY: "By therapy.",
  INDICATION: "By indication.",
};

function dimensionEnum<const Name extends string>(name: string, names: readonly Name[], description: string) {
  const values = names.map((each) => [each, { value: each, description: says[each] ?? "" }]);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(values) as Record<Name, { value: Name; description: string }>,
  });
}

const AgreementDimension = dimensionEnum("AgreementDimension", agreementDimensions, "What agreements are grouped by.");
const RegulatoryEventDimension = dimensionEnum(
  "RegulatoryEventDimension",
  Object.keys(regulatoryEventDimensions) as (keyof typeof regulatoryEventDimensions)[],
  "What regulatory events are grouped by.",
);

/** Dimensions whose values are slugs, and of what. */
const nodeTypes: Partial<Record<string, EntityType>> = {
  COMPANY: "Company",
  THERAPY: "Therapy",
  INDICATION: "Indication",
  THERAPEUTIC_AREA: "Indication",
};

interface KeyShape {
  dimension: string;
  value: string | null;
}

const StatsKey = builder.objectRef<KeyShape>("StatsKey");
StatsKey.implement({
  description: "What the members of a group share.",
  fields: (t) => ({
    dimension: t.exposeString("dimension", { description: "The dimension, as it was asked for." }),
    value: t.exposeString("value", {
      nullable: true,
      description: "Its value: a year, a word of a vocabulary, a slug; null for those of which no source says.",
    }),
    label: t.string({
      nullable: true,
      description: "The value as people read it: the name where it is a node; null where the value is.",
      resolve: async ({ dimension, value }, _args, context) =>
        value === null ? null : ((await nodeOf(context, dimension, value))?.name ?? value),
    }),
    node: t.field({
      type: Entity,
      nullable: true,
      description: "The entity that the value is; null where it is a word or a year.",
      resolve: ({ dimension, value }, _args, context) => nodeOf(context, dimension, value) as never,
    }),
  }),
});

async function nodeOf(context: Context, dimension: string, value: string | null): Promise<{ name: string } | null> {
  const type = nodeTypes[dimension];
  return type && value !== null ? ((await loadNode(context, type, value)) as { name: string } | null) : null;
}

interface MoneyStatsShape extends Summary {
  currency: string;
  disclosed: number;
  undisclosed: number;
}

const MoneyStats = builder.objectRef<MoneyStatsShape>("MoneyStats");
const none = "null where none is disclosed.";
MoneyStats.implement({
  description:
    "What some amounts come to, in one currency by the rates of the announcement days. A range counts by its upper end where it has one. What is not disclosed is never counted as nothing.",
  fields: (t) => ({
    currency: t.expose("currency", { type: "CurrencyCode", description: "What the figures are in [iso:4217]." }),
    disclosed: t.exposeInt("disclosed", { description: "How many have an amount that could be counted." }),
    undisclosed: t.exposeInt("undisclosed", {
      description: "How many have none, or one for whose day no rate is loaded.",
    }),
    sum: t.expose("sum", { type: "Decimal", nullable: true, description: `All together; ${none}` }),
    median: t.expose("median", {
      type: "Decimal",
      nullable: true,
      description: `The one in the middle, or half way between two; ${none}`,
    }),
    lowerQuartile: t.expose("lowerQuartile", {
      type: "Decimal",
      nullable: true,
      description: `A quarter are below it, in proportion between the nearest two (definition 7 of Hyndman and Fan); ${none}`,
    }),
    upperQuartile: t.expose("upperQuartile", {
      type: "Decimal",
      nullable: true,
      description: `A quarter are above it, by the same definition; ${none}`,
    }),
  }),
});

interface AgreementStatsShape {
  keys: KeyShape[];
  count: number;
  members: readonly AgreementFigure[];
  /** What the figures are asked for in. */
  currency: string;
}

const AgreementStats = builder.objectRef<AgreementStatsShape>("AgreementStats");
AgreementStats.implement({
  description: "A group of agreements.",
  fields: (t) => ({
    keys: t.field({
      type: [StatsKey],
      description: "What they share, in the order of `groupBy`.",
      resolve: ({ keys }) => keys,
    }),
    count: t.exposeInt("count", { description: "How many they are, each once." }),
    upfront: t.field({
      type: MoneyStats,
      description: "Of `AgreementValue.upfront`.",
      resolve: ({ members, currency }, _args, context) => moneyStats(context, members, "upfront", currency),
    }),
    total: t.field({
      type: MoneyStats,
      description: "Of `AgreementValue.total`.",
      resolve: ({ members, currency }, _args, context) => moneyStats(context, members, "total", currency),
    }),
  }),
});

const CountStats = builder.objectRef<{ keys: KeyShape[]; count: number }>("CountStats");
CountStats.implement({
  description: "A group, and how many it has.",
  fields: (t) => ({
    keys: t.field({
      type: [StatsKey],
      description: "What they share, in the order of `groupBy`.",
      resolve: ({ keys }) => keys,
    }),
    count: t.exposeInt("count", { description: "How many they are." }),
  }),
});

function checkedDimensions<Name extends string>(groupBy: readonly Name[]): readonly Name[] {
  if (groupBy.length < 1 || groupBy.length > 2)
    throw badArgument("groupBy", `has ${groupBy.length} entries; write one or two`);
  if (new Set(groupBy).size < groupBy.length)
    throw badArgument("groupBy", "names a dimension twice; write two that differ");
  return groupBy;
}

function checkedFirst(first: number | null | undefined): number {
  const count = first ?? 100;
  if (count < 1 || count > 500) throw badArgument("first", `is ${count}; write a number from 1 to 500`);
  return count;
}

/** The first so many, most first; equals by their keys, what no source says last. */
function ordered<Group extends { keys: KeyShape[]; count: number }>(groups: readonly Group[], first: number): Group[] {
  // Most groups are small and never shown, so that only those that may be are put in order.
  const least = groups.map(({ count }) => count).sort((a, b) => b - a)[first - 1] ?? 0;
  const text = ({ keys }: Group) => keys.map(({ value }) => value ?? "\u{10ffff}").join("\u0000");
  return groups
    .filter(({ count }) => count >= least)
    .map((group) => ({ group, text: text(group) }))
    .sort((a, b) => b.group.count - a.group.count || (a.text < b.text ? -1 : 1))
    .slice(0, first)
    .map(({ group }) => group);
}

async function moneyStats(
  context: Context,
  figures: readonly AgreementFigure[],
  measure: "upfront" | "total",
  currency: string,
): Promise<MoneyStatsShape> {
  const amounts = await Promise.all(
    figures.map(async (figure) => {
      const stated = figure[measure];
      if (stated === null) return null;
      if (stated.currency === currency) return stated.amount;
      const rates = await ratesBetween(context, stated.currency, currency, figure.announcedOn);
      return rates && scaleDecimal(stated.amount, { times: rates.to.per_euro, over: rates.from.per_euro }, 2);
    }),
  );
  const known = amounts.filter((amount) => amount !== null);
  return { currency, disclosed: known.length, undisclosed: figures.length - known.length, ...summaryOf(known) };
}

const firstDescription = "How many groups at most: 1 to 500, 100 where absent; those with most come first.";

builder.queryFields((t) => ({
  agreementStats: t.field({
    type: [AgreementStats],
    description: "How many agreements there are and what they come to, by one or two dimensions.",
    args: {
      where: t.arg(whereOf("Agreement")),
      groupBy: t.arg({ type: [AgreementDimension], required: true, description: "By what: one dimension, or two." }),
      currency: t.arg({
        type: "CurrencyCode",
        defaultValue: "USD",
        description: "What the figures are in [iso:4217].",
      }),
      first: t.arg.int({ description: firstDescription }),
    },
    resolve: async (_root, { where, groupBy, currency, first }, context) => {
      const by = checkedDimensions(groupBy);
      const most = checkedFirst(first);
      const { store } = context;
      const kept = where ? await agreementSlugs(store, keptRows(allAgreements(), "Agreement", where)) : null;
      const figures = await agreementFigures(store);
      return figures.groups(kept, by, most).map(({ values, members }) => ({
        keys: values.map((value, index) => ({ dimension: by[index] ?? "", value })),
        count: members.length,
        members,
        currency: currency ?? "USD",
      }));
    },
  }),
  regulatoryEventStats: t.field({
    type: [CountStats],
    description: "How many regulatory events there are, by one or two dimensions.",
    args: {
      where: t.arg(whereOf("RegulatoryEvent")),
      groupBy: t.arg({
        type: [RegulatoryEventDimension],
        required: true,
        description: "By what: one dimension, or two.",
      }),
      first: t.arg.int({ description: firstDescription }),
    },
    resolve: async (_root, { where, groupBy, first }, { store }) => {
      const by = checkedDimensions(groupBy);
      const most = checkedFirst(first);
      const rows = await regulatoryEventCounts(store, keptRows(allRegulatoryEvents(), "RegulatoryEvent", where), by);
      const groups = rows.map((row) => ({
        keys: by.map((dimension, index) => ({ dimension, value: index === 0 ? row.first : row.second })),
        count: Number(row.count),
      }));
      return ordered(groups, most);
    },
  }),
}));
