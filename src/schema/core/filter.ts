import type { EnumRef, InputRef } from "@pothos/core";
import { isDuration } from "../domain/duration.ts";
import { filtered, type Where } from "../store/filter.ts";
import { type FilterField, type FilterName, filterShapes } from "../store/filter-shape.ts";
import type { ChildRows, Rows } from "../store/page.ts";
import { builder } from "./builder.ts";
import { badArgument } from "./error.ts";
import {
  Agency,
  AgreementKind,
  AgreementStatus,
  ClaimStatus,
  CompanyKind,
  Designation,
  DevelopmentStage,
  EdgeKind,
  Exclusivity,
  Modality,
  PartyRole,
  Pathway,
  RegulatoryEventKind,
  Right,
  SourceKind,
  TrialPhase,
  TrialStatus,
} from "./vocabulary.ts";

const absent = "Whether it is not there.";

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;

const made = new Map<string, InputRef<Where>>();

/** An input type that is made when it is first asked for; it may name itself, over however many others. */
function once(name: string, description: string, fields: (t: InputFields) => Record<string, unknown>): InputRef<Where> {
  const found = made.get(name);
  if (found) return found;
  const ref = builder.inputRef<Where>(name);
  made.set(name, ref);
  ref.implement({ description, fields: (t) => fields(t) as never });
  return ref;
}

const TextFilter = once(
  "TextFilter",
  "Comparisons of text, without regard to case. All that are given must hold.",
  (t) => ({
    eq: t.string({ description: "Is this." }),
    in: t.stringList({ description: "Is one of these; none of them means none." }),
    contains: t.string({ description: "Has this in it." }),
    startsWith: t.string({ description: "Begins with this." }),
    isNull: t.boolean({ description: absent }),
  }),
);

const DateFilter = once(
  "DateFilter",
  "Comparisons of dates. A coarse bound means all of its days; a coarse value lies where its first day lies. All that are given must hold.",
  (t) => ({
    eq: t.field({ type: "PartialDate", description: "Lies within this year, month or day." }),
    gt: t.field({ type: "PartialDate", description: "Lies after it." }),
    gte: t.field({ type: "PartialDate", description: "Lies within or after it." }),
    lt: t.field({ type: "PartialDate", description: "Lies before it." }),
    lte: t.field({ type: "PartialDate", description: "Lies within or before it." }),
    within: t.string({ description: 'Lies within a duration back from today: "P1Y", "P6M", "P90D" [iso:8601].' }),
    isNull: t.boolean({ description: absent }),
  }),
);

const IntFilter = once("IntFilter", "Comparisons of whole numbers. All that are given must hold.", (t) => ({
  eq: t.int({ description: "Is this." }),
  gt: t.int({ description: "Is more." }),
  gte: t.int({ description: "Is this or more." }),
  lt: t.int({ description: "Is less." }),
  lte: t.int({ description: "Is this or less." }),
  isNull: t.boolean({ description: absent }),
}));

const BooleanFilter = once("BooleanFilter", "Comparisons of yes and no. All that are given must hold.", (t) => ({
  eq: t.boolean({ description: "Is this." }),
  isNull: t.boolean({ description: absent }),
}));

/** The vocabulary of each enum field that can be filtered by. */
const words: Partial<Record<FilterName, Record<string, readonly [string, object]>>> = {
  Company: { kind: ["CompanyKind", CompanyKind] },
  Agreement: { kinds: ["AgreementKind", AgreementKind], status: ["AgreementStatus", AgreementStatus] },
  Party: { role: ["PartyRole", PartyRole] },
  Therapy: { modality: ["Modality", Modality], highestStage: ["DevelopmentStage", DevelopmentStage] },
  RegulatoryEvent: {
    kind: ["RegulatoryEventKind", RegulatoryEventKind],
    agency: ["Agency", Agency],
    designation: ["Designation", Designation],
    pathway: ["Pathway", Pathway],
  },
  Trial: { phase: ["TrialPhase", TrialPhase], status: ["TrialStatus", TrialStatus] },
  Source: { kind: ["SourceKind", SourceKind] },
  RightsGrant: { rights: ["Right", Right], exclusivity: ["Exclusivity", Exclusivity] },
  Claim: { status: ["ClaimStatus", ClaimStatus] },
  Neighbor: { kind: ["EdgeKind", EdgeKind] },
};

function wordFilter(name: string, type: EnumRef<never, never>, isList: boolean): InputRef<Where> {
  if (isList) {
    return once(`${name}ListFilter`, `Comparisons of a list of ${name}. All that are given must hold.`, (t) => ({
      has: t.field({ type, description: "Has this among others." }),
      hasAny: t.field({ type: [type], description: "Has one of these; none of them means none." }),
      hasAll: t.field({ type: [type], description: "Has all of these." }),
    }));
  }
  return once(`${name}Filter`, `Comparisons of a ${name}. All that are given must hold.`, (t) => ({
    eq: t.field({ type, description: "Is this." }),
    in: t.field({ type: [type], description: "Is one of these; none of them means none." }),
    isNull: t.boolean({ description: absent }),
  }));
}

const MoneyFilter = once(
  "MoneyFilter",
  "Comparisons of a range of money, by its upper end where it has one, else by its lower. An amount in another currency counts after conversion by the rate of the announcement day; where no rate is loaded, or the terms are in several currencies, it meets none. All that are given must hold.",
  (t) => ({
    gt: t.field({ type: "Decimal", description: "Is more." }),
    gte: t.field({ type: "Decimal", description: "Is this or more." }),
    lt: t.field({ type: "Decimal", description: "Is less." }),
    lte: t.field({ type: "Decimal", description: "Is this or less." }),
    currency: t.field({ type: "CurrencyCode", required: true, description: "What the bounds are in [iso:4217]." }),
  }),
);

const AgreementValueFilter = once(
  "AgreementValueFilter",
  "By what an agreement is worth. All that is given must hold.",
  (t) => ({
    upfront: t.field({ type: MoneyFilter, description: "By `AgreementValue.upfront`." }),
    contingent: t.field({ type: MoneyFilter, description: "By `AgreementValue.contingent`." }),
    total: t.field({ type: MoneyFilter, description: "By `AgreementValue.total`." }),
  }),
);

/** The filter of a type. */
export function filterOf(type: FilterName): InputRef<Where> {
  const { fields, relations } = filterShapes[type];
  const description = `Which of ${type} to keep. All that is given must hold; an empty filter keeps everything.`;
  return once(`${type}Filter`, description, (t) => ({
    and: t.field({ type: [filterOf(type)], description: "All of these hold." }),
    or: t.field({ type: [filterOf(type)], description: "One of these holds; none of them means none." }),
    not: t.field({ type: filterOf(type), description: "This does not hold." }),
    ...Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        t.field({
          type: comparisonOf(type, name, field),
          description: `By \`${field.shown ?? `${type}.${name}`}\`.`,
        }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(relations).map(([name, { to, one, shown }]) => [
        name,
        t.field({ type: one ? filterOf(to) : listFilterOf(to), description: `By \`${shown ?? `${type}.${name}`}\`.` }),
      ]),
    ),
    ...(type === "Agreement" && {
      value: t.field({ type: AgreementValueFilter, description: "By `Agreement.value`." }),
    }),
    ...(type === "Indication" && {
      orDescendants: t.boolean({
        description:
          "Whether what stands beside it may hold of an ancestor instead, so that a wide disease meets its subtypes.",
      }),
    }),
  }));
}

function comparisonOf(type: FilterName, name: string, { kind }: FilterField): InputRef<Where> {
  if (kind === "text") return TextFilter;
  if (kind === "date") return DateFilter;
  if (kind === "int") return IntFilter;
  if (kind === "boolean") return BooleanFilter;
  const [word, ref] = words[type]?.[name] ?? [];
  if (!word || !ref) throw new Error(`no vocabulary for ${type}.${name}`);
  return wordFilter(word, ref as never, kind === "list");
}

function listFilterOf(type: FilterName): InputRef<Where> {
  return once(`${type}ListFilter`, `What holds of a list of ${type}. All that are given must hold.`, (t) => ({
    some: t.field({ type: filterOf(type), description: "Of one of them at least." }),
    none: t.field({ type: filterOf(type), description: "Of none of them." }),
    every: t.field({ type: filterOf(type), description: "Of each of them, so that an empty list meets it." }),
  }));
}

const deepest = 12;
const mostConditions = 200;

/** Checks what the types cannot. @throws BAD_USER_INPUT, naming the path in the argument */
function checked(where: Where): Where {
  let conditions = 0;
  const visit = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== "object" || value === null) return;
    if (depth > deepest) throw badArgument(path, `is nested more than ${deepest} deep; ask for less at once`);
    for (const [key, entry] of Object.entries(value)) {
      if (++conditions > mostConditions)
        throw badArgument("where", `has more than ${mostConditions} parts; ask for less at once`);
      const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
      if ([entry].flat().some((text) => typeof text === "string" && text.includes("\u0000")))
        throw badArgument(at, "has the character U+0000, which no text has; leave it out");
      if (key === "within" && typeof entry === "string" && !isDuration(entry)) {
        throw badArgument(
          at,
          `is ${JSON.stringify(entry.slice(0, 40))}; write a duration such as "P1Y", "P6M" or "P90D"`,
        );
      }
      if (!(key === "in" && Array.isArray(entry))) visit(entry, at, depth + 1);
    }
  };
  visit(where, "where", 0);
  return where;
}

/** Rows that the argument `where` keeps; all of them where it is absent. */
export function keptRows<Row>(rows: Rows<Row>, type: FilterName, where: unknown): Rows<Row> {
  return where ? filtered(rows, type, checked(where as Where), { today: today(), scope: "all" }) : rows;
}

/** The same for rows of parents. */
export function keptChildren<Row>(rows: ChildRows<Row>, type: FilterName, where: unknown): ChildRows<Row> {
  return where ? filtered(rows, type, checked(where as Where), { today: today(), scope: "few" }) : rows;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The argument `where` of a list of a type. */
export function whereOf(type: FilterName) {
  return { type: filterOf(type), description: "Which of them to keep; where absent, all." } as const;
}
