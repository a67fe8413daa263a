import { bareNameOf, wordsOf } from "../../../src/domain/name/name.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { ownerColumnOf, tableOfNode, tableOfPart } from "../../../src/model/derived/table.ts";
import { columnsOf, type EntityType, entityTypes, partOf, partsOf } from "../../../src/model/model.ts";
import type { PlainGraph } from "./graph.ts";

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
    graph.rows(tableOfNode(type)).flatMap(({ id, ...row }) => {
      const entity = `${type}:${id}`;
      const text = (field: string, kind: SearchText["kind"], value: unknown): SearchText[] =>
        value == null ? [] : [{ entity, field, text: String(value), kind, words: wordsOf(String(value)) }];
      return [
        ...text("name", "name", row.name),
        ...Object.entries(columnsOf(type)).flatMap(([field, { search }]) =>
          search ? text(field, search === "text" ? "prose" : "other name", row[snakeOf(field)]) : [],
        ),
        ...listedTexts(graph, type, String(id)).flatMap(({ field, value }) => text(field, "other name", value)),
      ];
    }),
  );
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

/** The score of each entity that matches a query whose words are all spelled correctly. */
export function plainSearch(texts: readonly SearchText[], query: string): Map<string, number> {
  const words = wordsOf(query);
  const matches = (known: readonly string[]) => words.every((word) => known.some((each) => each.startsWith(word)));
  const scores = new Map<string, number>();
  for (const [entity, own] of Map.groupBy(texts, (text) => text.entity)) {
    const found = own.filter((text) => matches(text.words)).map((text) => scoreOf(text, query));
    if (found.length > 0) scores.set(entity, Math.max(...found));
    else if (matches(own.flatMap((text) => text.words))) scores.set(entity, 5);
  }
  return scores;
}

function scoreOf({ kind, text, words }: SearchText, query: string): number {
  if (kind === "prose") return 10;
  const isName = kind === "name";
  const [known, wanted] = [words.join(" "), wordsOf(query).join(" ")];
  if (known === wanted || bareNameOf(text) === bareNameOf(query)) return isName ? 100 : 90;
  if (known.startsWith(wanted)) return isName ? 70 : 60;
  return isName ? 40 : 30;
}
