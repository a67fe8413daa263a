import { dayBefore } from "../../src/domain/duration.ts";
import type { NodeDocument } from "../../src/store/change-set.ts";
import { nodeTables } from "../../src/store/change-set.ts";
import { type FilterName, filterShapes } from "../../src/store/filter-shape.ts";

// biome-ignore lint/suspicious/noExplicitAny: a filter has the shape that the API gives it
type Where = any;
type Row = Record<string, string | number | null>;

/** Records as plain tables, to be filtered without any SQL. */
export function tablesOf(documents: readonly NodeDocument[]): Map<string, Row[]> {
  const tables = new Map<string, Row[]>();
  const put = (table: string, row: Row) => tables.set(table, [...(tables.get(table) ?? []), row]);
  for (const { type, slug, row, owned } of documents) {
    put(nodeTables[type].table, { id: slug, ...row });
    for (const [table, rows] of Object.entries(owned)) {
      const owner = (nodeTables[type].owned as Record<string, string>)[table];
      if (owner) for (const each of rows ?? []) put(table, { [owner]: slug, ...each });
    }
  }
  for (const { agreement_id = null, related_id = null } of tables.get("agreement_relation") ?? []) {
    put("related_agreement", { agreement_id, related_id });
    put("related_agreement", { agreement_id: related_id, related_id: agreement_id });
  }
  return tables;
}

/** Whether a row meets a filter, said once more in plain words. */
export function meets(tables: Map<string, Row[]>, type: FilterName, row: Row, where: Where, today: string): boolean {
  const { orDescendants, ...own } = where;
  if (type === "Indication" && orDescendants === true) {
    return [row, ...ancestorsOf(tables, row)].some((each) => meets(tables, type, each, own, today));
  }
  return Object.entries(own).every(([name, value]: [string, Where]) => {
    if (value == null) return true;
    if (name === "and") return value.every((part: Where) => meets(tables, type, row, part, today));
    if (name === "or") return value.some((part: Where) => meets(tables, type, row, part, today));
    if (name === "not") return !meets(tables, type, row, value, today);
    if (type === "Agreement" && name === "value") return isWorth(tables, row, value);
    const field = filterShapes[type].fields[name];
    if (field)
      return Object.entries(value).every(([operator, operand]) =>
        compares(field.kind, row[field.column] ?? null, operator, operand as Where, today),
      );
    const relation = filterShapes[type].relations[name];
    if (!relation) throw new Error(name);
    const others = (tables.get(filterShapes[relation.to].table ?? "") ?? []).filter((other) => {
      const { link, by } = relation;
      if (link)
        return (tables.get(link.table) ?? []).some(
          (edge) => edge[link.own] === row.id && edge[link.other] === other.id,
        );
      return by && "own" in by ? other.id === row[by.own] : other[by?.other ?? ""] === row.id;
    });
    const met = (part: Where) => (other: Row) => meets(tables, relation.to, other, part, today);
    if (relation.one) return others.some(met(value));
    return (
      (value.some == null || others.some(met(value.some))) &&
      (value.none == null || !others.some(met(value.none))) &&
      (value.every == null || others.every(met(value.every)))
    );
  });
}

function isWorth(tables: Map<string, Row[]>, row: Row, value: Where): boolean {
  const day = String(row.announced_on ?? "");
  const earliest = day.length === 10 ? new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10) : "";
  const rate = (currency: string) => {
    if (currency === "EUR") return 1;
    const known = (tables.get("reference_rate") ?? []).filter(
      (each) =>
        each.currency === currency && day.length === 10 && String(each.date) <= day && String(each.date) >= earliest,
    );
    return Number(known.sort((a, b) => (String(a.date) < String(b.date) ? 1 : -1))[0]?.per_euro ?? Number.NaN);
  };
  return Object.entries(value).every(([measure, comparison]: [string, Where]) => {
    if (comparison == null) return true;
    const range = (tables.get("agreement_value") ?? []).find(
      (each) => each.agreement_id === row.id && each.measure === measure.toUpperCase(),
    );
    if (!range) return false;
    const own = String(range.currency);
    const amount =
      Number(range.max ?? range.min) * (own === comparison.currency ? 1 : rate(comparison.currency) / rate(own));
    return Object.entries(comparison).every(
      ([operator, bound]: [string, Where]) =>
        operator === "currency" || compares("int", amount, operator, Number(bound), ""),
    );
  });
}

function ancestorsOf(tables: Map<string, Row[]>, row: Row): Row[] {
  const parents = (tables.get("indication_parent") ?? []).filter((edge) => edge.indication_id === row.id);
  return parents.flatMap(({ parent_id }) => {
    const parent = (tables.get("indication") ?? []).find(({ id }) => id === parent_id);
    return parent ? [parent, ...ancestorsOf(tables, parent)] : [];
  });
}

function compares(
  kind: string,
  value: string | number | null,
  operator: string,
  operand: Where,
  today: string,
): boolean {
  if (operand == null) return true;
  if (operator === "isNull") return (value === null) === operand;
  if (kind === "boolean") return value !== null && Boolean(value) === operand;
  if (kind === "list") {
    const list = JSON.parse(String(value)) as string[];
    if (operator === "has") return list.includes(operand);
    if (operator === "hasAny") return operand.some((each: string) => list.includes(each));
    return operand.every((each: string) => list.includes(each));
  }
  if (value === null) return false;
  if (kind === "date") return dateCompares(String(value), operator, operand, today);
  if (kind === "text") {
    const [a, b] = [
      String(value).toLowerCase(),
      Array.isArray(operand) ? operand.map((each) => each.toLowerCase()) : operand.toLowerCase(),
    ];
    if (operator === "in") return b.includes(a);
    return operator === "eq" ? a === b : operator === "contains" ? a.includes(b) : a.startsWith(b);
  }
  if (operator === "in") return operand.includes(value);
  const order = {
    eq: value === operand,
    gt: value > operand,
    gte: value >= operand,
    lt: value < operand,
    lte: value <= operand,
  };
  return order[operator as keyof typeof order];
}

function dateCompares(value: string, operator: string, operand: string, today: string): boolean {
  const first = (date: string) => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
  const last = (date: string) => {
    if (date.length === 10) return date;
    const [year, month = "12"] = date.split("-");
    return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
  };
  const day = first(value);
  if (operator === "within") return day >= dayBefore(today, operand) && day <= today;
  if (operator === "eq") return value.startsWith(operand);
  if (operator === "gte") return day >= first(operand);
  if (operator === "gt") return day > last(operand);
  return operator === "lte" ? day <= last(operand) : day < first(operand);
}
