import Big from "big.js";
import { dayAfter, dayBefore } from "../../../src/domain/duration.ts";
import { wordsOf } from "../../../src/domain/name/name.ts";
import { partsOfNodeKey } from "../../../src/domain/node-key.ts";
import type { FilterField, FilterRelation } from "../../../src/model/derived/filter/field.ts";
import { filterShapeOf } from "../../../src/model/derived/filter/shape.ts";
import { predicates } from "../../../src/model/derived/predicate.ts";
import { isEntityType } from "../../../src/model/model.ts";
import { slugOf } from "../relations.ts";
import { type PlainNeighbor, plainNeighbors } from "./edges.ts";
import { coversCountries, entriesOf, heldByNothing, plainValue, type Value } from "./filter-value.ts";
import { ancestorsOf, type PlainGraph, type PlainRow } from "./graph.ts";
import { plainIdentifiers } from "./identifier.ts";
import { ownersOf } from "./ownership.ts";

// biome-ignore lint/suspicious/noExplicitAny: a filter has the shape that the API gives it
type Where = any;

/** Decides whether rows match filters, over plain tables. */
export class PlainFilter {
  readonly #graph: PlainGraph;
  readonly #today: string;
  #neighbors: Map<string, PlainNeighbor[]> | null = null;

  constructor(graph: PlainGraph, today: string) {
    this.#graph = graph;
    this.#today = today;
  }

  matches(shape: string, row: PlainRow, where: Where): boolean {
    if (shape === "Company" && where.orSubsidiaries) return this.#isInGroup(row, { ...where, orSubsidiaries: false });
    return Object.entries(where).every(([name, value]) => value == null || this.#holds(shape, row, name, value));
  }

  #holds(shape: string, row: PlainRow, name: string, value: Where): boolean {
    const matches = (part: Where) => this.matches(shape, row, part);
    if (name === "and") return value.every(matches);
    if (name === "or") return value.some(matches);
    if (name === "not") return !matches(value);
    if (name === "isNull") return value === false;
    if (shape === "Indication" && name === "within") return this.#isWithin(row, value);
    if (shape === "Territory" && name === "covers") return coversCountries(row, value, this.#today);
    if (name === "relatedTo") return this.#isRelated(`${shape}:${row.id}`, value);
    if (name === "orSubsidiaries") return true;
    const { fields, relations } = filterShapeOf(shape);
    const field = fields[name];
    if (field?.type === "Sum") return this.#isWorth(row, field.column, value);
    if (field?.type === "Money") {
      const stored = plainValue(field, row, this.#today);
      return this.#isAmount(stored, row[field.currency ?? ""] ?? row[`owner.${field.currency}`], row, value);
    }
    if (field?.type === "MoneyRange" || field?.type === "DecimalRange") return this.#isRange(field, row, value);
    if (field)
      return Object.entries(value).every(([operator, operand]) =>
        compares(field, plainValue(field, row, this.#today), operator, operand, this.#today),
      );
    if (name === "recordedAt")
      return this.#graph
        .where("claim", "subject", `${shape}:${row.id}`)
        .some((claim) => this.matches("Claim", claim, { recordedAt: value }));
    const relation = relations[name];
    if (!relation) throw new Error(`${shape} has no filter ${name}`);
    return this.#relates(shape, relation, row, value);
  }

  #isRange(field: FilterField, row: PlainRow, value: Where): boolean {
    const text = plainValue(field, row, this.#today);
    const range: Record<string, string> = text === null ? {} : JSON.parse(String(text));
    return Object.entries<Where>(value).every(([end, operand]) => {
      if (operand == null) return true;
      if (end === "isNull") return (text === null) === operand;
      const member = range[end] ?? null;
      if (field.type === "MoneyRange") return this.#isAmount(member, range.currency ?? null, row, operand);
      return Object.entries(operand).every(([operator, bound]) => decimalCompares(member, operator, bound));
    });
  }

  /** The day of the exchange rates for the amounts of a row: the announcement of the agreement that owns it. */
  #dayOf(row: PlainRow): string {
    const slug = row.agreement_id ?? row["owner.agreement_id"];
    return String(slug == null ? "" : (this.#graph.one("agreement", "id", slug).announced_on ?? ""));
  }

  #isAmount(amount: Value, own: unknown, row: PlainRow, { currency, ...bounds }: Where): boolean {
    const known = typeof amount === "string" && typeof own === "string";
    const day = this.#dayOf(row);
    const shown = !known
      ? null
      : currency == null || currency === own
        ? new Big(amount)
        : this.#converted(amount, own, currency, day);
    return Object.entries(bounds).every(([operator, bound]) => {
      if (bound == null) return true;
      if (operator === "isNull") return (shown === null) === bound;
      return shown !== null && isOrdered(shown.cmp(String(bound)), operator, 0);
    });
  }

  #isRelated(node: string, where: Where): boolean {
    this.#neighbors ??= Map.groupBy(plainNeighbors(this.#graph), (each) => each.node);
    return (this.#neighbors.get(node) ?? []).some((each) => this.matches("Neighbor", { ...each }, where));
  }

  #relates(type: string, { shape, isOne, by, nullable }: FilterRelation, row: PlainRow, value: Where): boolean {
    const owned = this.#others(type, shape, by, row);
    const others = shape === "Identifier" && isEntityType(type) ? [...plainIdentifiers(type, row), ...owned] : owned;
    const matches = (part: Where) => (other: PlainRow) => this.matches(shape, other, part);
    if (isOne) return others.length === 0 && nullable ? heldByNothing(value) === true : others.some(matches(value));
    return (
      (value.some == null || others.some(matches(value.some))) &&
      (value.none == null || !others.some(matches(value.none))) &&
      (value.every == null || others.every(matches(value.every)))
    );
  }

  #others(type: string, shape: string, by: FilterRelation["by"], row: PlainRow): readonly PlainRow[] {
    const table = filterShapeOf(shape).table ?? "";
    if ("self" in by) return by.presence !== undefined && row[by.presence] == null ? [] : [row];
    if ("own" in by) return this.#graph.where(table, "id", row[by.own] ?? undefined);
    if ("other" in by) return this.#graph.where(table, by.other, by.isKey ? `${type}:${row.id}` : row.id);
    if ("others" in by)
      return this.#graph.rows(table).filter((each) => by.others.some((column) => each[column] === row.id));
    if ("fact" in by) return this.#graph.where(table, "fact", row.fact);
    if ("entries" in by) return entriesOf(row, by.entries);
    if ("slugs" in by)
      return (JSON.parse(String(row[by.slugs])) as string[]).map((slug) => this.#graph.one(table, "id", slug));
    const { table: link, own, far } = by.link;
    return this.#graph.where(link, own, row.id).flatMap((each) => this.#graph.where(table, "id", each[far]));
  }

  #isWithin(row: PlainRow, where: Where): boolean {
    const ancestors = [...ancestorsOf(this.#graph, String(row.id)).keys()];
    const family = [row, ...ancestors.map((slug) => this.#graph.one("indication", "id", slug))];
    return family.some((each) => this.matches("Indication", each, where));
  }

  #isInGroup(row: PlainRow, where: Where): boolean {
    const owners = [...ownersOf(this.#graph, String(row.id), this.#today)];
    const chain = [row, ...owners.map((slug) => this.#graph.one("company", "id", slug))];
    return chain.some((each) => this.matches("Company", each, where));
  }

  #isWorth(row: PlainRow, measure: string, { currency, ...bounds }: Where): boolean {
    const summands = this.#graph
      .where("agreement_value", "agreement_id", row.id)
      .filter((each) => each.measure === measure);
    const day = String(row.announced_on ?? "");
    const sumOf = (bound: "min" | "max") =>
      summands.reduce<Big | null>((sum, each) => {
        const amount = each[bound] === null ? null : this.#amountIn(currency, each, String(each[bound]), day);
        return sum === null || amount === null ? null : sum.plus(amount);
      }, new Big(0));
    const [min, max] = currency == null || summands.length === 0 ? [null, null] : [sumOf("min"), sumOf("max")];
    const isKnown = currency == null ? summands.length > 0 : min !== null;
    return Object.entries(bounds).every(([operator, bound]) => {
      if (bound == null) return true;
      if (operator === "isNull") return isKnown !== bound;
      const amount = min === null ? null : (max ?? (operator.startsWith("g") ? min : null));
      return amount !== null && isOrdered(amount.cmp(String(bound)), operator, 0);
    });
  }

  /** An amount of minor units in another currency. Null if a rate is not known. */
  #amountIn(currency: string, { currency: own }: PlainRow, minor: string, day: string): Big | null {
    const amount = new Big(minor).div(new Big(10).pow(places(own)));
    return own === currency ? amount : this.#converted(amount.toFixed(), String(own), currency, day);
  }

  /** An amount in another currency, rounded to its minor unit, half to even. Null if a rate is not known. */
  #converted(amount: string, own: string, currency: string, day: string): Big | null {
    const [from, to] = [this.#rate(own, day), this.#rate(currency, day)];
    if (Number.isNaN(from) || Number.isNaN(to)) return null;
    const Exact = Big();
    Exact.DP = 60;
    return new Exact(amount).times(to).div(from).round(places(currency), Big.roundHalfEven);
  }

  /** Units of a currency for one euro on a day, or on the last day with a rate in the week before. */
  #rate(currency: string, day: string): number {
    if (currency === "EUR") return 1;
    if (day.length < 10) return Number.NaN;
    const earliest = dayBefore(day, "P7D");
    const known = this.#graph
      .where("reference_rate", "currency", currency)
      .filter(({ date }) => String(date) <= day && String(date) >= earliest)
      .sort((a, b) => (String(a.date) < String(b.date) ? 1 : -1));
    return Number(known[0]?.per_euro ?? Number.NaN);
  }
}

const predicateKeys = new Map(predicates.map(({ value, key }) => [value, key]));

const places = (currency: unknown) => (currency === "JPY" ? 0 : 2);

function compares(field: FilterField, value: Value, operator: string, operand: Where, today: string): boolean {
  if (operand == null) return true;
  if (operator === "isNull") return (value === null) === operand;
  const { type, isList, isPredicate } = field;
  if (isList) return value !== null && listCompares(field, JSON.parse(String(value)), operator, operand);
  if (type === "Decimal") return decimalCompares(value, operator, operand);
  if (value === null) return false;
  if (isPredicate) return [operand].flat().some((each) => predicateKeys.get(each) === value);
  if (type === "boolean") return (Number(value) === 1) === operand;
  if (type === "PartialDate") return dateCompares(String(value), operator, operand, today);
  if (type === "GlobalId") return [operand].flat().some((id) => slugOf(id) === value);
  if (type === "NodeKey") return nodeCompares(String(value), operator, operand);
  const isCode = type === "CountryCode" || type === "CurrencyCode" || typeof type === "object";
  if (operator === "in" && isCode) return operand.includes(value);
  if (typeof type === "object") {
    if (operator === "eq") return value === operand;
    const words = Object.keys(type.terms).filter((word) => word !== "NOT_APPLICABLE");
    const [own, bound] = [words.indexOf(String(value)), words.indexOf(operand)];
    return own >= 0 && bound >= 0 && isOrdered(own, operator, bound);
  }
  if (type === "DateTime") return isOrdered(Date.parse(String(value)), operator, Date.parse(operand));
  if (type === "int") return isOrdered(Number(value), operator, operand);
  if (isCode) return value === operand;
  return field.isCode ? codeCompares(String(value), operator, operand) : textCompares(String(value), operator, operand);
}

function decimalCompares(value: Value | undefined, operator: string, bound: Where): boolean {
  if (bound == null) return true;
  if (operator === "isNull") return (value == null) === bound;
  return value != null && isOrdered(new Big(String(value)).cmp(String(bound)), operator, 0);
}

function nodeCompares(key: string, part: string, conditions: Where): boolean {
  const { type, slug } = partsOfNodeKey(key);
  return Object.entries<Where>(conditions).every(([operator, operand]) => {
    if (operand == null) return true;
    if (part === "slug") return codeCompares(slug, operator, operand);
    const found = part === "id" ? Buffer.from(key).toString("base64url") : type;
    return [operand].flat().includes(found);
  });
}

function listCompares(field: FilterField, list: readonly string[], operator: string, operand: Where): boolean {
  const compare = field.type !== "text" ? isSame : field.isCode ? codeCompares : textCompares;
  const has = (each: string) => list.some((value) => compare(value, "eq", each));
  if (operator === "isEmpty") return (list.length === 0) === operand;
  if (operator === "has") return has(operand);
  return operator === "hasAny" ? operand.some(has) : operand.every(has);
}

const isSame = (value: string, _operator: string, operand: string): boolean => value === operand;

function codeCompares(value: string, operator: string, operand: Where): boolean {
  const code = value.toLowerCase();
  return [operand].flat().some((each: string) => {
    const text = each.toLowerCase();
    if (operator === "contains") return code.includes(text);
    return operator === "startsWith" ? code.startsWith(text) : code === text;
  });
}

const normal = (text: string) => wordsOf(text).join("");

/** Compares normal forms, and texts as they are if they have none or if a part of a word is looked for. */
function textCompares(value: string, operator: string, operand: Where): boolean {
  return [operand].flat().some((text: string) => {
    const other = normal(text);
    const isPart = operator === "contains" || operator === "startsWith";
    if ((other === "" || isPart) && codeCompares(value, operator, text)) return true;
    return other !== "" && codeCompares(normal(value), isPart ? operator : "eq", other);
  });
}

function isOrdered(a: number, operator: string, b: number): boolean {
  if (operator === "eq") return a === b;
  if (operator === "gt") return a > b;
  if (operator === "gte") return a >= b;
  return operator === "lt" ? a < b : a <= b;
}

function dateCompares(value: string, operator: string, operand: string, today: string): boolean {
  const day = firstDay(value);
  if (operator === "within") return day >= dayBefore(today, operand) && day <= today;
  if (operator === "withinNext") return day >= today && day <= dayAfter(today, operand);
  if (operator === "eq") return value.startsWith(operand);
  if (operator === "hasMonth") return value.length >= 7 === Boolean(operand);
  if (operator === "year") return value.startsWith(String(operand));
  if (operator === "quarter") {
    const [year = "", quarter = ""] = operand.split("-Q");
    return value.length > 4 && value.startsWith(year) && Math.ceil(Number(value.slice(5, 7)) / 3) === Number(quarter);
  }
  if (operator === "gte") return day >= firstDay(operand);
  if (operator === "gt") return day > lastDay(operand);
  return operator === "lte" ? day <= lastDay(operand) : day < firstDay(operand);
}

function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

function lastDay(date: string): string {
  if (date.length === 10) return date;
  const [year, month = "12"] = date.split("-");
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}
