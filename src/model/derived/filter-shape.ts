import { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import type { Column, Columns } from "../language.ts";
import { conceptOf, edgesOf, type NodeType, nodeTypes, type PartName, partNames, partOf, partsOf } from "../model.ts";
import { EdgeDirectionVocabulary, EdgeKindVocabulary } from "./edge-kind.ts";
import { type Relation, relations, relationsOf } from "./relation.ts";
import { lowerFirst, proseOf, snakeOf } from "./spelling.ts";
import {
  edgeTableOf,
  linkTableOf,
  ownerColumnOf,
  ownerOf,
  storedAs,
  tableOfNode,
  tableOfPart,
  type ValueTable,
  valueTableOf,
} from "./table.ts";

/** A field that a filter compares. */
export interface FilterField {
  column: string;
  type: Column["type"];
  isList: boolean;
  nullable: boolean;
  /** The column contains only lower case, so it is compared without conversion. */
  isLowerCase?: boolean;
  /** The filter's type is the enum `Predicate`. */
  isPredicate?: boolean;
  /** The system of an identifier, whose usual spellings all match. */
  identifier?: string;
  values?: ValueTable | null;
  description: string;
}

/** A relation from the filtered rows to others: through a column of either table, or through a link table. */
export interface FilterRelation {
  shape: string;
  /** Whether there is at most one related row, so that the filter needs no quantifier. */
  isOne: boolean;
  by: { own: string } | { other: string } | { link: { table: string; own: string; far: string } };
  description: string;
}

export interface FilterShape {
  /** Names the input type: `Company`, `TherapyIndication`, `RightsGrant`. */
  name: string;
  /** What the rows are, in the plural, for descriptions. */
  prose: string;
  /** Undefined if the rows come from several tables. No relation can then lead to them. */
  table?: string;
  fields: Readonly<Record<string, FilterField>>;
  relations: Readonly<Record<string, FilterRelation>>;
}

/** A fact or grouped column is not a field of the path, so its description says what it is. */
function fieldOf(path: string, field: string, column: Column, isField = column.group === undefined): FilterField {
  const [sentence = ""] = column.description.split(/(?<=\.)\s/);
  return {
    column: storedAs(field, column),
    type: column.type,
    isList: column.list === true,
    nullable: column.nullable === true,
    ...(column.identifier !== undefined && { identifier: column.identifier }),
    description: isField ? `Filters by \`${path}.${field}\`.` : `Filters by ${lowerFirst(sentence)}`,
  };
}

const plain = (column: string, type: Column["type"], description: string): FilterField => ({
  column,
  type,
  isList: false,
  nullable: false,
  description,
});

const filterable = (columns: Columns) => Object.entries(columns).filter(([, { filter }]) => filter);

function relationsOfNode(name: NodeType): [string, FilterRelation][] {
  const declared = Object.keys(edgesOf(name));
  const found = relationsOf(name);
  const first = found.filter(({ field }) => declared.includes(field));
  return [...first, ...found.filter((relation) => !first.includes(relation))].map((relation) => [
    relation.field,
    {
      shape: relation.isSingle
        ? relation.owner === relation.declaredBy
          ? relation.to
          : relation.declaredBy
        : relation.name,
      isOne: relation.isSingle && relation.owner === relation.declaredBy,
      by: relation.isSingle
        ? relation.owner === relation.declaredBy
          ? { own: relation.far }
          : { other: relation.own }
        : { other: relation.own },
      description: `Filters by \`${name}.${relation.field}\`.`,
    },
  ]);
}

function partsOfNode(name: NodeType): [string, FilterRelation][] {
  return Object.entries(partsOf(name)).flatMap(([field, { part, internal }]) =>
    partOf(part).isFiltered && !internal
      ? [
          [
            field,
            {
              shape: part,
              isOne: false,
              by: { other: ownerColumnOf(part) ?? "" },
              description: `Filters by \`${name}.${field}\`.`,
            },
          ],
        ]
      : [],
  );
}

function shapeOfNode(name: NodeType): FilterShape {
  const { isEntity, plural, columns } = conceptOf(name);
  const slug: FilterField = {
    column: "id",
    type: "text",
    isList: false,
    nullable: false,
    isLowerCase: true,
    description: `Filters by \`${name}.slug\`.`,
  };
  return {
    name,
    prose: plural.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    table: tableOfNode(name),
    fields: {
      ...(name !== "Claim" && { slug }),
      ...(isEntity && {
        name: { ...slug, column: "name", isLowerCase: false, description: `Filters by \`${name}.name\`.` },
      }),
      ...(name === "Claim" && {
        predicate: { ...slug, column: "predicate", isPredicate: true, description: "Filters by `Claim.predicate`." },
        text: {
          ...slug,
          column: "value",
          nullable: true,
          isLowerCase: false,
          description:
            "Filters by the value that the claim states, which is its `Claim.text`. Null if the claim states a relation to an entity: names of entities are not compared.",
        },
      }),
      ...Object.fromEntries(
        filterable(columns).map(([field, column]) => [
          field,
          { ...fieldOf(name, field, column), values: valueTableOf(name, field) },
        ]),
      ),
    },
    relations: {
      ...Object.fromEntries([...relationsOfNode(name), ...partsOfNode(name)]),
      ...(name === "Claim" && {
        evidence: {
          shape: "Evidence",
          isOne: false,
          by: { link: { table: "claim_evidence", own: "claim_id", far: "evidence_id" } },
          description: "Filters by `Claim.evidence`.",
        },
      }),
    },
  };
}

function shapeOfRelation(relation: Relation): FilterShape {
  const { name, to, far, facts, end, isSymmetric } = relation;
  return {
    name,
    prose: `edges of \`${relation.owner}.${relation.field}\``,
    table: edgeTableOf(relation),
    fields: {
      ...Object.fromEntries(
        Object.entries(facts).map(([field, column]) => [field, fieldOf(name, field, column, false)]),
      ),
      ...(isSymmetric && {
        direction: plain("direction", EdgeDirectionVocabulary, `Filters by \`${name}Edge.direction\`.`),
      }),
    },
    relations: {
      [end]: { shape: to, isOne: true, by: { own: far }, description: `Filters by the ${end} at the far end.` },
    },
  };
}

function shapeOfPart(name: PartName): FilterShape {
  const { columns, references = {}, links = {} } = partOf(name);
  const owner = ownerOf(name);
  return {
    name,
    prose: `entries of type ${name}`,
    table: tableOfPart(name),
    fields: Object.fromEntries(filterable(columns).map(([field, column]) => [field, fieldOf(name, field, column)])),
    relations: {
      ...Object.fromEntries(
        Object.entries(references).map(([field, { to }]) => [
          field,
          {
            shape: to,
            isOne: true,
            by: { own: `${snakeOf(field)}_id` },
            description: `Filters by \`${name}.${field}\`.`,
          },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(links).map(([field, { to }]) => [
          field,
          {
            shape: to,
            isOne: false,
            by: { link: linkTableOf(name, field) },
            description: `Filters by \`${name}.${field}\`.`,
          },
        ]),
      ),
      ...(owner && {
        [lowerFirst(owner)]: {
          shape: owner,
          isOne: true,
          by: { own: ownerColumnOf(name) ?? "" },
          description: `Filters by the ${proseOf(owner)} of the entry.`,
        },
      }),
    },
  };
}

/** The shape of each filter, by the name of its input type without `Filter`. */
export const filterShapes: ReadonlyMap<string, FilterShape> = new Map(
  [
    ...nodeTypes.map(shapeOfNode),
    ...relations.filter(({ isSingle }) => !isSingle).map(shapeOfRelation),
    ...partNames.filter((name) => partOf(name).isFiltered).map(shapeOfPart),
    {
      name: "TimelineEntry",
      prose: "timeline entries",
      fields: {
        date: plain("date", "PartialDate", "Filters by `TimelineEntry.date`."),
        predicate: { ...plain("predicate", "text", "Filters by `TimelineEntry.predicate`."), isPredicate: true },
      },
      relations: {},
    },
    {
      name: "EntityChange",
      prose: "changes",
      fields: {
        kind: plain("kind", EntityChangeKind, "Filters by `EntityChange.kind`."),
        field: { ...plain("predicate", "text", "Filters by `EntityChange.field`."), isPredicate: true },
        recordedAt: plain("recorded_at", "DateTime", "Filters by `EntityChange.recordedAt`."),
      },
      relations: {},
    },
    {
      name: "Neighbor",
      prose: "edges of `Entity.neighbors`",
      fields: {
        kind: plain("kind", EdgeKindVocabulary, "Filters by `NeighborEdge.kind`."),
        direction: plain("direction", EdgeDirectionVocabulary, "Filters by `NeighborEdge.direction`."),
        value: { ...plain("label", "text", "Filters by `NeighborEdge.value`."), nullable: true },
      },
      relations: {},
    },
  ].map((shape: FilterShape) => [shape.name, shape]),
);

/** The shape of a filter. @throws {Error} if there is none with the name */
export function filterShapeOf(name: string): FilterShape {
  const found = filterShapes.get(name);
  if (!found) throw new Error(`unknown filter shape "${name}"`);
  return found;
}
