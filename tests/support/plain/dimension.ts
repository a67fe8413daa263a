import type { DimensionShape } from "../../../src/model/derived/dimension.ts";
import type { FilterRelation } from "../../../src/model/derived/filter/field.ts";
import { filterShapeOf } from "../../../src/model/derived/filter/shape.ts";
import { PlainFilter } from "./filter.ts";
import { ancestorsOf, type PlainGraph, type PlainRow } from "./graph.ts";
import { today, ultimateParentsOf } from "./ownership.ts";

/** The bands of amounts in US dollars, by their names. */
export const plainBands: Readonly<Record<string, { gte?: string; lt?: string }>> = {
  "0-10000000": { lt: "10000000" },
  "10000000-50000000": { gte: "10000000", lt: "50000000" },
  "50000000-100000000": { gte: "50000000", lt: "100000000" },
  "100000000-500000000": { gte: "100000000", lt: "500000000" },
  "500000000-1000000000": { gte: "500000000", lt: "1000000000" },
  "1000000000-5000000000": { gte: "1000000000", lt: "5000000000" },
  "5000000000-": { gte: "5000000000" },
};

function followed(graph: PlainGraph, row: PlainRow, { shape, by }: FilterRelation): readonly PlainRow[] {
  const table = filterShapeOf(shape).table ?? "";
  if ("own" in by) return graph.where(table, "id", row[by.own] ?? undefined);
  if ("other" in by) return graph.where(table, by.other, row.id);
  if ("self" in by) return [row];
  if (!("link" in by)) throw new Error(`no dimension leads to ${shape}`);
  return graph.where(by.link.table, by.link.own, row.id).flatMap((each) => graph.where(table, "id", each[by.link.far]));
}

/** The values of a node in a dimension, each once. */
export function plainValues(graph: PlainGraph, row: PlainRow, shape: DimensionShape): Set<string> {
  if (shape.measure !== null) return bandsOf(graph, row, shape.measure);
  const ends = shape.steps.reduce<readonly PlainRow[]>(
    (rows, { relation }) => rows.flatMap((each) => followed(graph, each, relation)),
    [row],
  );
  return new Set(ends.flatMap((end) => valuesAt(graph, end, shape)));
}

function valuesAt(graph: PlainGraph, row: PlainRow, { field, derivation }: DimensionShape): string[] {
  const id = String(row.id);
  if (derivation === "TOPMOST")
    return [id, ...ancestorsOf(graph, id).keys()].filter(
      (each) => graph.where("indication_parent", "indication_id", each).length === 0,
    );
  if (derivation === "GROUP") {
    const tops = ultimateParentsOf(graph, id, today());
    return tops.length > 0 ? tops : [id];
  }
  if (derivation === "TERRITORY") {
    const listed = [row.included_regions_json, row.included_countries_json];
    return [
      ...(row.worldwide === 1 ? ["WORLD"] : []),
      ...listed.flatMap((json) => JSON.parse(String(json)) as string[]),
    ];
  }
  if (field === null) return [id];
  const value = row[field.column] ?? null;
  if (value === null) return [];
  if (field.isList) return JSON.parse(String(value));
  if (field.type === "boolean") return [String(value === 1)];
  if (derivation === "YEAR") return [String(value).slice(0, 4)];
  if (derivation !== "QUARTER") return [String(value)];
  const [year, month] = String(value).split("-");
  return month === undefined ? [] : [`${year}-Q${Math.ceil(Number(month) / 3)}`];
}

function bandsOf(graph: PlainGraph, row: PlainRow, measure: string): Set<string> {
  const filter = new PlainFilter(graph, today());
  const meets = (bound: object) =>
    filter.matches("Agreement", row, { value: { [measure]: { ...bound, currency: "USD" } } });
  if (!meets({ gte: "0" })) return new Set();
  const found = Object.entries(plainBands).flatMap(([name, bound]) => (meets(bound) ? [name] : []));
  return new Set(found.length > 0 ? found : ["OPEN"]);
}
