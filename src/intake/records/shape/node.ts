import type * as z from "zod";
import { declaredRelations, maxEdgesOf, type Relation } from "../../../model/derived/relation.ts";
import { proseOf } from "../../../model/derived/spelling.ts";
import { entity } from "../../../model/entity.ts";
import { conceptOf, partsOf } from "../../../model/model.ts";
import type { WrittenType } from "../../../store/write/change-set.ts";
import {
  columnShape,
  columnShapes,
  columnsStatedWith,
  groupText,
  isGroup,
  type NamedColumn,
  writtenFields,
} from "./column.ts";
import { evidenceByName, fact, factWith, item, itemOrSlug, list } from "./fact.ts";
import { object } from "./object.ts";
import { partShape } from "./part.ts";
import { mustState } from "./special.ts";
import { slug, words } from "./value.ts";

/** How many edges of one relation a record may state, where the model does not say. */

function columnFields(type: WrittenType): z.ZodRawShape {
  const { columns, isEntity } = conceptOf(type);
  return Object.fromEntries(
    [...writtenFields(columns)].map(([field, own]) => [
      field,
      isGroup(own)
        ? item(columnShapes(type, own)).optional().describe(groupText(own))
        : columnShape(type, ...own[0], isEntity ? factShape(columnsStatedWith(columns, field)) : undefined),
    ]),
  );
}

/** What becomes of a value that is a fact of its own, and of those that a record states with it. */
function factShape(others: readonly NamedColumn[]): (value: z.ZodType) => z.ZodType {
  const beside = others.flatMap(([, { type, statedWith }]) =>
    statedWith && typeof type === "object" ? [{ field: statedWith.as, vocabulary: type }] : [],
  );
  return beside.length === 0 ? fact : (value) => factWith(value, beside);
}

/** The relations that a record of the type states. */
export function statedRelations(type: WrittenType): readonly Relation[] {
  return declaredRelations.filter(({ declaredBy }) => declaredBy === type);
}

function edgeField(relation: Relation): [string, z.ZodType] {
  const { field, edge, name, isSingle, description, end, to, facts, predicate } = relation;
  if (isSingle) return [field, (edge.nullable ? fact(slug).optional() : fact(slug)).describe(description)];
  const entry = item({
    [end]: slug.describe(`Slug of the ${proseOf(to)}.`),
    ...columnShapes(predicate, Object.entries(facts)),
  }).meta({ id: name, description: `${edge.reads}.` });
  const needsFacts = Object.values(facts).some(({ nullable }) => !nullable);
  const edges = list(needsFacts ? entry : itemOrSlug(entry), maxEdgesOf(edge));
  return [field, (mustState(predicate, false) ? edges : edges.optional()).describe(description)];
}

/** The shape of a node's record. */
export function nodeShape(type: WrittenType): z.ZodType {
  const { isEntity, description } = conceptOf(type);
  return object({
    slug: slug.describe(entity.slug),
    ...(isEntity && { name: fact(words).describe(entity.name) }),
    ...columnFields(type),
    ...Object.fromEntries(Object.entries(partsOf(type)).map(([field, use]) => [field, partShape(use)])),
    ...Object.fromEntries(statedRelations(type).map(edgeField)),
    ...(isEntity && {
      evidence: evidenceByName.describe(
        "Evidence of this node alone, by name; `default` supports facts that name none.",
      ),
    }),
  }).meta({ id: type, description });
}
