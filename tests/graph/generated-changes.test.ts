import fc from "fast-check";
import { expect, it } from "vitest";
import { type NodeKey, nodeKey } from "../../src/domain/node-key.ts";
import { predicates } from "../../src/model/derived/predicate.ts";
import { isEntityType } from "../../src/model/model.ts";
import type { NodeChange } from "../../src/store/write/change-set.ts";
import { nodesOf } from "../store/dump.ts";
import { anyRecords } from "../support/any-records.ts";
import { openGraph } from "../support/graph.ts";
import { loadRecords } from "../support/history.ts";
import { runs } from "../support/runs.ts";

/** Facts by entity and field: how often each text is shown. */
type Shown = Map<string, Map<string, number>>;

interface Change {
  entityType: string;
  entity: { slug: string } | null;
  field: string | null;
  kind: string;
  textBefore: string | null;
  textAfter: string | null;
}

const keyOfPredicate = new Map(predicates.map(({ value, key }) => [value, key]));

function count(shown: Shown, place: string, text: string, by: number): void {
  const texts = shown.get(place) ?? new Map<string, number>();
  const total = (texts.get(text) ?? 0) + by;
  if (total === 0) texts.delete(text);
  else texts.set(text, total);
  if (texts.size === 0) shown.delete(place);
  else shown.set(place, texts);
}

/** What nodes show, by a plain reading of their claims. */
function shownBy(
  nodes: readonly NodeChange[],
  isShown: (key: NodeKey) => boolean,
  names: ReadonlyMap<string, string>,
): Shown {
  const shown: Shown = new Map();
  for (const { type, slug, claims } of nodes) {
    const key = nodeKey(type, slug);
    if (!isEntityType(type) || !isShown(key)) continue;
    for (const { predicate, value, object, detail, fact } of claims) {
      const [first] = claims.filter((claim) => claim.fact === fact);
      if (first?.predicate !== predicate || first.value !== value || first.object !== object) continue;
      const stated = value ?? names.get(String(object)) ?? String(object).replace(/^\w+:/, "");
      count(shown, `${key} ${predicate}`, detail === null ? stated : `${stated} (${detail})`, 1);
    }
  }
  return shown;
}

const entitiesOf = (nodes: readonly NodeChange[]) =>
  new Map(
    nodes
      .filter(({ type }) => isEntityType(type))
      .map(({ type, slug, row }) => [nodeKey(type, slug), String(row["name"])]),
  );

it("turns what was shown before into what is shown now", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecords, anyRecords, async (one, other) => {
      await using graph = await openGraph(":memory:");
      await loadRecords(graph.store, JSON.stringify(one));
      await loadRecords(graph.store, JSON.stringify(other));
      const changes: Change[] = [];
      for (let after = ""; ; ) {
        const { data, errors } = await graph.query(`{ changes(first: 100${after}) { pageInfo { hasNextPage endCursor }
          nodes { entityType entity { slug } field kind textBefore textAfter } } }`);
        expect(errors).toEqual([]);
        changes.push(...data.changes.nodes);
        if (!data.changes.pageInfo.hasNextPage) break;
        after = `, after: "${data.changes.pageInfo.endCursor}"`;
      }

      const [before, now] = [nodesOf(one), nodesOf(other)];
      const [formerNames, names] = [entitiesOf(before), entitiesOf(now)];
      const whole = changes.filter(({ field }) => field === null).map(({ kind }) => kind);
      expect(whole.filter((kind) => kind === "ADDED")).toHaveLength(
        [...names.keys()].filter((key) => !formerNames.has(key)).length,
      );
      expect(whole.filter((kind) => kind === "REMOVED")).toHaveLength(
        [...formerNames.keys()].filter((key) => !names.has(key)).length,
      );

      const isKept = (key: NodeKey) => names.has(key) && formerNames.has(key);
      // A change names an entity as it is called now, or as it was called when it was removed.
      const known = new Map<string, string>([...formerNames, ...names]);
      const shown = shownBy(before, isKept, known);
      for (const { entityType, entity, field, textBefore, textAfter } of changes) {
        if (field === null) continue;
        const place = `${entityType}:${entity?.slug} ${keyOfPredicate.get(field)}`;
        if (textBefore !== null) count(shown, place, textBefore, -1);
        if (textAfter !== null) count(shown, place, textAfter, 1);
      }
      expect(shown).toEqual(shownBy(now, isKept, known));
    }),
    { numRuns: runs(25, 200) },
  );
}, 120_000);
