import { bareNameOf, wordsOf } from "../../../src/domain/name/name.ts";
import type { SearchMatchKind } from "../../../src/domain/vocabulary/search.ts";
import { inheritedRelationsOf, relatedNameFields, searchRelationsOf } from "../../../src/model/derived/search-field.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { ownerColumnOf, storedAs, tableOfNode, tableOfPart } from "../../../src/model/derived/table.ts";
import { columnsOf, type EntityType, entityTypes, partOf, partsOf } from "../../../src/model/model.ts";
import type { PlainGraph, PlainRow } from "./graph.ts";

/** A text by which search finds an entity. */
export interface SearchText {
  entity: string;
  field: string;
  text: string;
  kind: "name" | "other name" | "prose";
  words: string[];
}

/** Every text by which entities are found, as the model declares. */
export function searchTexts(graph: PlainGraph): SearchText[] {
  return entityTypes.flatMap((type) =>
    graph.rows(tableOfNode(type)).flatMap((row) => {
      const entity = `${type}:${row.id}`;
      const text = (field: string, kind: SearchText["kind"], value: unknown): SearchText[] =>
        value == null ? [] : [{ entity, field, text: String(value), kind, words: wordsOf(String(value)) }];
      return [
        ...text("name", "name", row.name),
        ...Object.entries(columnsOf(type)).flatMap(([field, column]) =>
          column.search
            ? valuesOf(row, field, column).flatMap((value) =>
                text(field, column.search === "text" ? "prose" : "other name", value),
              )
            : [],
        ),
        ...listedTexts(graph, type, String(row.id)).flatMap(({ field, value }) => text(field, "other name", value)),
      ];
    }),
  );
}

function valuesOf(row: PlainRow, field: string, column: ReturnType<typeof columnsOf>[string]): unknown[] {
  const stored = row[storedAs(field, column)];
  const values: unknown[] = column.list ? JSON.parse(String(stored ?? "[]")) : stored == null ? [] : [stored];
  return typeof column.type === "object"
    ? values.map((value) => (typeof column.type === "object" ? column.type.terms[String(value)]?.label : value))
    : values;
}

function listedTexts(graph: PlainGraph, type: EntityType, slug: string) {
  return Object.entries(partsOf(type)).flatMap(([field, { part }]) => {
    const own = ownerColumnOf(part) ?? "";
    const rows = graph.where(tableOfPart(part), own, own === "node" ? `${type}:${slug}` : slug);
    const { columns, searchedAs = [] } = partOf(part);
    const searched = Object.entries(columns).filter(([, { search }]) => search !== undefined);
    return rows.flatMap((row) => {
      const joined = searchedAs.flatMap((column) => row[snakeOf(column)] ?? []);
      return [
        ...searched.map(([column]) => ({ field, value: row[snakeOf(column)] })),
        ...(joined.length > 1 ? [{ field, value: joined.join(":") }] : []),
      ];
    });
  });
}

/** The words of the names of the entities that the record of each entity names, and of the owners of companies among them. */
export function relatedWords(graph: PlainGraph, texts: readonly SearchText[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { entity, field, words } of texts) {
    const [type] = entity.split(":");
    if (relatedNameFields.includes(`${type}.${field}`)) names.set(entity, [...(names.get(entity) ?? []), ...words]);
  }
  const farEnds = (relations: ReturnType<typeof searchRelationsOf>, slug: string) =>
    relations.flatMap(({ table, own, far, to }) =>
      graph.where(table, own, slug).flatMap((row) => (row[far] == null ? [] : [{ type: to, slug: String(row[far]) }])),
    );
  return new Map(
    entityTypes.flatMap((type) =>
      graph.rows(tableOfNode(type)).map(({ id }): [string, string[]] => {
        const direct = farEnds(searchRelationsOf(type), String(id));
        const above = direct.flatMap((each) => farEnds(inheritedRelationsOf(each.type as EntityType), each.slug));
        return [`${type}:${id}`, [...direct, ...above].flatMap((each) => names.get(`${each.type}:${each.slug}`) ?? [])];
      }),
    ),
  );
}

/** How each entity matches a query of at least two letters whose words are known, are no numbers, and are spelled correctly. */
export function plainSearch(
  texts: readonly SearchText[],
  related: ReadonlyMap<string, readonly string[]>,
  query: string,
): Map<string, SearchMatchKind> {
  const words = wordsOf(query);
  const bare = bareNameOf(query);
  const known = new Set(texts.flatMap((text) => text.words));
  const starts = (own: readonly string[]) => (word: string) => own.some((each) => each.startsWith(word));
  const found = new Map<string, SearchMatchKind>();
  for (const [entity, own] of Map.groupBy(texts, (text) => text.entity)) {
    const named = own.filter(({ kind }) => kind !== "prose");
    const isNamed = ({ text }: SearchText) => bareNameOf(text) === bare;
    const name = own.filter(({ kind }) => kind === "name").flatMap((text) => text.words);
    const [inName, inNames, inTexts] = [
      name,
      named.flatMap((text) => text.words),
      own.flatMap((text) => text.words),
    ].map(starts);
    const inRelated = (word: string) =>
      (related.get(entity) ?? []).some((each) => (known.has(word) ? each === word : each.startsWith(word)));
    const kind = (): SearchMatchKind | null => {
      const exact = named.filter(isNamed);
      if (exact.length > 0) return exact.some((text) => text.kind === "name") ? "NAME" : "OTHER_NAME";
      if (!inName || !inNames || !inTexts) return null;
      if (
        words.every((word, index) => (index < words.length - 1 ? name[index] === word : name[index]?.startsWith(word)))
      )
        return "NAME_START";
      if (words.every(inName)) return "NAME_WORDS";
      const isRelated =
        words.length > 1 && words.some(inNames) && words.every((word) => inNames(word) || inRelated(word));
      if (isRelated && partsOfQuery(words).some((part) => named.some(({ text }) => bareNameOf(text) === part)))
        return "NAME_AND_RELATED";
      if (words.every(inNames)) return "OTHER_NAME_WORDS";
      if (isRelated) return "RELATED_WORDS";
      const isFound =
        words.some(inTexts) && words.every((word) => inTexts(word) || (words.length > 1 && inRelated(word)));
      return isFound ? "TEXT_WORDS" : null;
    };
    const match = kind();
    if (match !== null) found.set(entity, match);
  }
  return found;
}

/** The normalized names that a part of the words of a query may be. */
function partsOfQuery(words: readonly string[]): string[] {
  return words.flatMap((_, start) =>
    words
      .slice(start)
      .map((_word, length) => words.slice(start, start + length + 1))
      .filter((part) => part.length < words.length)
      .map((part) => bareNameOf(part.join(" ")))
      .filter((name) => name.length >= 3),
  );
}
