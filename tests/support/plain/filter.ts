import Big from "big.js";
import { dayBefore } from "../../../src/domain/duration.ts";
import { type FilterField, type FilterRelation, filterShapeOf } from "../../../src/model/derived/filter-shape.ts";
import { predicates } from "../../../src/model/derived/predicate.ts";
import { ancestorsOf, type PlainGraph, type PlainRow } from "./graph.ts";
import { ownersOf } from "./ownership.ts";

// biome-ignore lint/suspicious/noExplicitAny: a filter has the shape that the API gives it
type Where = any;
type Value = string | number | null;

/** Decides whether rows match filters, over plain tables. */
export class PlainFilter {
  readonly #graph: PlainGraph;
  readonly #today: string;

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
    if (shape === "Agreement" && name === "value") return this.#isWorth(row, value);
    if (shape === "Indication" && name === "within") return this.#isWithin(row, value);
    if (shape === "Company" && name === "orSubsidiaries") return true;
    const { fields, relations } = filterShapeOf(shape);
    const field = fields[name];
    if (field)
      return Object.entries(value).every(([operator, operand]) =>
        compares(field, row[field.column] ?? null, operator, operand, this.#today),
      );
    const relation = relations[name];
    if (!relation) throw new Error(`${shape} has no filter ${name}`);
    return this.#relates(relation, row, value);
  }

  #relates({ shape, isOne, by }: FilterRelation, row: PlainRow, value: Where): boolean {
    const others = this.#others(shape, by, row);
    const matches = (part: Where) => (other: PlainRow) => this.matches(shape, other, part);
    if (isOne) return others.some(matches(value));
    return (
      (value.some == null || others.some(matches(value.some))) &&
      (value.none == null || !others.some(matches(value.none))) &&
      (value.every == null || others.every(matches(value.every)))
    );
  }

  #others(shape: string, by: FilterRelation["by"], row: PlainRow): readonly PlainRow[] {
    const table = filterShapeOf(shape).table ?? "";
    if ("own" in by) return this.#graph.where(table, "id", row[by.own] ?? undefined);
    if ("other" in by) return this.#graph.where(table, by.other, row.id);
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

  #isWorth(row: PlainRow, value: Where): boolean {
    return Object.entries<Where>(value).every(([measure, comparison]) => {
      if (comparison == null) return true;
      const { currency, ...bounds } = comparison;
      const summands = this.#graph
        .where("agreement_value", "agreement_id", row.id)
        .filter((each) => each.measure === measure.toUpperCase());
      const day = String(row.announced_on ?? "");
      const sumOf = (bound: "min" | "max") =>
        summands.reduce<Big | null>((sum, each) => {
          const amount = each[bound] === null ? null : this.#amountIn(currency, each, String(each[bound]), day);
          return sum === null || amount === null ? null : sum.plus(amount);
        }, new Big(0));
      const [min, max] = [sumOf("min"), sumOf("max")];
      if (summands.length === 0 || min === null) return false;
      return Object.entries(bounds).every(([operator, bound]) => {
        if (bound == null) return true;
        const amount = max ?? (operator.startsWith("g") ? min : null);
        return amount !== null && isOrdered(amount.cmp(String(bound)), operator, 0);
      });
    });
  }

  /** An amount of minor units in another currency, rounded to its minor unit, half to even. Null if a rate is not known. */
  #amountIn(currency: string, { currency: own }: PlainRow, minor: string, day: string): Big | null {
    const places = (each: unknown) => (each === "JPY" ? 0 : 2);
    const amount = new Big(minor).div(new Big(10).pow(places(own)));
    if (own === currency) return amount;
    const [from, to] = [this.#rate(String(own), day), this.#rate(currency, day)];
    if (Number.isNaN(from) || Number.isNaN(to)) return null;
    const Exact = Big();
    Exact.DP = 60;
    return new Exact(amount.toFixed()).times(to).div(from).round(places(currency), Big.roundHalfEven);
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

function compares(field: FilterField, value: Value, operator: string, operand: Where, today: string): boolean {
  if (operand == null) return true;
  if (operator === "isNull") return (value === null) === operand;
  const { type, isList, isPredicate } = field;
  if (isList) return listCompares(JSON.parse(String(value)), operator, operand);
  if (value === null) return false;
  if (isPredicate) return [operand].flat().some((each) => predicateKeys.get(each) === value);
  if (type === "boolean") return (value === 1) === operand;
  if (type === "PartialDate") return dateCompares(String(value), operator, operand, today);
  if (operator === "in" && (type === "CountryCode" || typeof type === "object")) return operand.includes(value);
  if (typeof type === "object") {
    const words = Object.keys(type.terms);
    return isOrdered(words.indexOf(String(value)), operator, words.indexOf(operand));
  }
  if (type === "DateTime") return isOrdered(Date.parse(String(value)), operator, Date.parse(operand));
  if (type === "int") return isOrdered(Number(value), operator, operand);
  return type === "CountryCode" ? value === operand : textCompares(String(value).toLowerCase(), operator, operand);
}

function listCompares(list: readonly string[], operator: string, operand: Where): boolean {
  if (operator === "has") return list.includes(operand);
  if (operator === "hasAny") return operand.some((each: string) => list.includes(each));
  return operand.every((each: string) => list.includes(each));
}

function textCompares(text: string, operator: string, operand: Where): boolean {
  if (operator === "in") return operand.some((each: string) => each.toLowerCase() === text);
  const other = operand.toLowerCase();
  return operator === "eq" ? text === other : operator === "contains" ? text.includes(other) : text.startsWith(other);
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
  if (operator === "eq") return value.startsWith(operand);
  if (operator === "hasMonth") return value.length >= 7 === Boolean(operand);
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
