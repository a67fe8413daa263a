import { identifierSystems } from "../../domain/code.ts";
import type { Column, Columns, Concept, Edge, Part } from "../language.ts";
import { singularOf, snakeOf } from "./spelling.ts";

/** The declarations of the model are invalid. The message has one line for each problem: the file, the declaration, what is wrong. */
export class ModelError extends Error {}

/** The declarations to check. `everyEntity` are the lists that every entity has. */
export interface Declarations {
  concepts: Readonly<Record<string, Concept>>;
  parts: Readonly<Record<string, Part>>;
  everyEntity: Readonly<Record<string, { part: string }>>;
}

/**
 * Checks the rules that the types of declarations cannot express.
 * @throws {ModelError} with a line for every problem
 */
export function checkModel({ concepts, parts, everyEntity }: Declarations): void {
  const problems: string[] = [];
  const fields = new Map(Object.values(concepts).map(({ name }) => [name, new Names(`\`${name}\``, problems)]));
  const owners = new Map<string, string>();
  for (const [key, concept] of Object.entries(concepts)) {
    const { name, isEntity, columns, parts: owned = {}, edges = {} } = concept;
    const file = fileOf(name);
    const own = fields.get(name);
    if (key !== name) problems.push(`${file}: is registered as ${key}, but its name is ${name}`);
    const shared = ["id", "slug", "type", ...(isEntity ? ["name", "sortName", ...Object.keys(everyEntity)] : [])];
    for (const field of shared) own?.claim(field, `${file}: every ${isEntity ? "entity" : "node"}`);
    problems.push(...columnProblems(columns, `${file}: columns`));
    for (const field of Object.keys(columns)) own?.claim(field, `${file}: columns.${field}`);
    for (const [field, { part }] of Object.entries(owned)) {
      const at = `${file}: parts.${field}`;
      own?.claim(field, at);
      if (!(part in parts)) problems.push(`${at}: unknown part "${part}"`);
      const other = owners.get(part);
      if (other !== undefined) problems.push(`${at}: "${part}" is already owned by ${other}`);
      owners.set(part, at);
    }
    for (const [field, edge] of Object.entries(edges)) {
      const at = `${file}: edges.${field}`;
      own?.claim(field, at);
      // A single edge is a column of the concept's own table.
      if (edge.single) own?.claim(`${field}Id`, at);
      if (!(edge.to in concepts)) problems.push(`${at}: unknown concept "${edge.to}"`);
      if (!edge.inverse?.field)
        problems.push(`${at}: has no inverse. Add the field that exposes the relation at its far end.`);
      else if (edge.to !== name || edge.inverse.field !== field)
        fields.get(edge.to)?.claim(edge.inverse.field, `${at}.inverse`);
      problems.push(...edgeProblems(concept, field, edge, at));
    }
    problems.push(...orderProblems(concept, concepts, file));
  }
  for (const [key, part] of Object.entries(parts)) problems.push(...partProblems(key, part, concepts));
  if (problems.length > 0) throw new ModelError(problems.join("\n"));
}

/** The names that share one table and one type: names equal in snake case are the same column. */
class Names {
  readonly #taken = new Map<string, string>();
  readonly #of: string;
  readonly #problems: string[];

  constructor(of: string, problems: string[]) {
    this.#of = of;
    this.#problems = problems;
  }

  claim(field: string, at: string): void {
    const other = this.#taken.get(snakeOf(field));
    if (other !== undefined) this.#problems.push(`${at}: ${this.#of} already has \`${field}\` (${other})`);
    else this.#taken.set(snakeOf(field), at);
  }
}

function fileOf(name: string, folder = ""): string {
  return `src/model/${folder}${snakeOf(name).replaceAll("_", "-")}.ts`;
}

function columnProblems(columns: Columns, at: string): string[] {
  return Object.entries(columns).flatMap(([field, column]) => {
    const {
      type,
      nullable,
      description,
      identifier,
      key,
      list,
      search,
      timeline,
      derived,
      internal,
      qualifies,
      statedWith,
    } = column;
    const place = `${at}.${field}`;
    return [
      ...(/^[a-z][a-zA-Z0-9]*$/.test(field) ? [] : [`${place}: the name must be in camel case`]),
      ...(description.trim() === "" ? [`${place}: has no description`] : []),
      ...(identifier !== undefined && !/\[[a-z][\w.]*:[\w. -]+\]/.test(description)
        ? [`${place}: the description of an identifier must contain its namespace, such as [bioregistry:mondo]`]
        : []),
      ...((search || timeline) && (derived || internal || statedWith)
        ? [
            `${place}: no claim is about a column that is derived, internal or stated with another one, so search and timelines cannot show it`,
          ]
        : []),
      ...(identifier !== undefined && !Object.hasOwn(identifierSystems, identifier)
        ? [`${place}: unknown identifier system "${identifier}". Add it to src/domain/code.ts.`]
        : []),
      ...(qualifies && type !== "text"
        ? [`${place}: \`qualifies\` is for texts. Remove it: the type decides whether the column qualifies claims.`]
        : []),
      ...(statedWith && !isStatedAlone(columns[statedWith.column])
        ? [`${place}: statedWith: "${statedWith.column}" is not a column of a single value that records state`]
        : []),
      ...(statedWith && (typeof type !== "object" || list || !nullable)
        ? [`${place}: statedWith: the column must have one value of a vocabulary, and be nullable`]
        : []),
      ...(key && (identifier === undefined || list) ? [`${place}: only a single identifier can be a key`] : []),
    ];
  });
}

/** Whether a column has a fact of its own, with one value. */
function isStatedAlone(column: Column | undefined): boolean {
  return column !== undefined && !column.list && !column.group && !column.derived && !column.statedWith;
}

function edgeProblems({ name, columns }: Concept, field: string, edge: Edge, at: string): string[] {
  const { facts = {}, single, label, groupedBy, order } = edge;
  const problems = columnProblems(facts, `${at}.facts`);
  const labels = single ? columns : facts;
  for (const word of [label, groupedBy])
    if (word !== undefined && !(word in labels)) problems.push(`${at}: refers to "${word}", which is not declared`);
  if (typeof order === "object" && facts[order.latest]?.type !== "PartialDate")
    problems.push(`${at}: order: "${order.latest}" is not a date of the relation`);
  if (single) return problems;
  const table = new Names(`\`${name}.${field}\``, problems);
  const far = edge.to === name ? singularOf(field) : edge.to;
  for (const column of [`${name}Id`, `${far}Id`, "position", "fact"])
    table.claim(column.charAt(0).toLowerCase() + column.slice(1), "every table of edges");
  for (const fact of Object.keys(facts)) table.claim(fact, `${at}.facts.${fact}`);
  return problems;
}

function orderProblems(concept: Concept, concepts: Declarations["concepts"], file: string): string[] {
  const { name, columns, edges = {}, hierarchy, latestBy, timeline, indexes = [], orders = {} } = concept;
  const relations = new Set([
    ...Object.keys(edges),
    ...Object.values(concepts)
      .flatMap((other) => Object.values(other.edges ?? {}))
      .flatMap(({ to, inverse }) => (to === name && inverse ? [inverse.field] : [])),
  ]);
  const single = Object.keys(edges).filter((field) => edges[field]?.single);
  return [
    ...(hierarchy !== undefined && edges[hierarchy.by]?.to !== name
      ? [`${file}: hierarchy: "${hierarchy.by}" is not a relation of ${name} to itself`]
      : []),
    ...(latestBy !== undefined && columns[latestBy]?.type !== "PartialDate"
      ? [`${file}: latestBy: "${latestBy}" is not a date of ${name}`]
      : []),
    ...(timeline?.over ?? []).flatMap((field) =>
      relations.has(field) ? [] : [`${file}: timeline.over: ${name} has no relation "${field}"`],
    ),
    ...Object.entries(orders).flatMap(([field, order]) => {
      const at = `${file}: orders.${field}`;
      if ("count" in order)
        return relations.has(order.count) ? [] : [`${at}: ${name} has no relation "${order.count}"`];
      if ("amount" in order) return [];
      const { relation, fact } = order.highest;
      const type = edges[relation]?.facts?.[fact]?.type;
      const isOrdered = typeof type === "object" && type.ordered === true;
      return isOrdered ? [] : [`${at}: "${relation}" carries no fact "${fact}" of an ordered vocabulary`];
    }),
    ...indexes
      .flat()
      .flatMap((field) =>
        field === "id" || field in columns || single.includes(field)
          ? []
          : [`${file}: indexes: "${field}" is neither a column, nor a single edge, nor the id of ${name}`],
      ),
  ];
}

function partProblems(key: string, part: Part, concepts: Declarations["concepts"]): string[] {
  const { name, columns, references = {}, links = {} } = part;
  const file = fileOf(name, "part/");
  const problems = key === name ? [] : [`${file}: is registered as ${key}, but its name is ${name}`];
  problems.push(...columnProblems(columns, `${file}: columns`));
  const names = new Names(`\`${name}\``, problems);
  for (const column of ["id", "position", "fact"]) names.claim(column, "every part");
  for (const field of Object.keys(columns)) names.claim(field, `${file}: columns.${field}`);
  for (const field of Object.keys(references)) {
    names.claim(field, `${file}: references.${field}`);
    names.claim(`${field}Id`, `${file}: references.${field}`);
  }
  for (const field of Object.keys(links)) names.claim(field, `${file}: links.${field}`);
  for (const [field, { to }] of Object.entries({ ...references, ...links }))
    if (!(to in concepts)) problems.push(`${file}: ${field}: unknown concept "${to}"`);
  return problems;
}
