import type { Columns, Concept, Part } from "../language.ts";
import { snakeOf } from "./spelling.ts";

/** The declarations of the model are invalid. The message has one line for each problem: the file, the declaration, what is wrong. */
export class ModelError extends Error {}

/** The declarations to check. `everyEntity` are the lists that every entity has. */
export interface Declarations {
  concepts: Readonly<Record<string, Concept>>;
  parts: Readonly<Record<string, Part>>;
  everyEntity: Readonly<Record<string, { part: string }>>;
}

const fileOf = (kind: "concept" | "part", name: string) =>
  `src/model/${kind === "part" ? "part/" : ""}${snakeOf(name).replaceAll("_", "-")}.ts`;

function columnProblems(columns: Columns, at: string): string[] {
  return Object.entries(columns).flatMap(([field, { description, identifier, key, list }]) => {
    const place = `${at}.${field}`;
    return [
      ...(/^[a-z][a-zA-Z0-9]*$/.test(field) ? [] : [`${place}: the name must be in camel case`]),
      ...(description.trim() === "" ? [`${place}: has no description`] : []),
      ...(identifier !== undefined && !/\[[a-z][\w.]*:[\w. -]+\]/.test(description)
        ? [`${place}: the description of an identifier must contain its namespace, such as [bioregistry:mondo]`]
        : []),
      ...(key && (identifier === undefined || list) ? [`${place}: only a single identifier can be a key`] : []),
    ];
  });
}

/**
 * Checks the rules that the types of declarations cannot express.
 * @throws {ModelError} with a line for every problem
 */
export function checkModel({ concepts, parts, everyEntity }: Declarations): void {
  const problems: string[] = [];
  const fields = new Map(Object.values(concepts).map((concept) => [concept.name, new Map<string, string>()] as const));
  const claimName = (name: string, field: string, what: string) => {
    const taken = fields.get(name);
    const known = taken?.get(snakeOf(field));
    if (known !== undefined) problems.push(`${what}: \`${name}\` already has \`${field}\` (${known})`);
    else taken?.set(snakeOf(field), what);
  };
  for (const [key, concept] of Object.entries(concepts)) {
    const { name, columns, parts: owned = {}, edges = {}, isEntity, latestBy, timeline } = concept;
    const file = fileOf("concept", name);
    if (key !== name) problems.push(`${file}: is registered as ${key}, but its name is ${name}`);
    for (const field of ["id", "slug", ...(isEntity ? ["name", "sortName", ...Object.keys(everyEntity)] : [])])
      claimName(name, field, `${file}: every ${isEntity ? "entity" : "node"}`);
    problems.push(...columnProblems(columns, `${file}: columns`));
    for (const field of Object.keys(columns)) claimName(name, field, `${file}: columns.${field}`);
    for (const [field, { part }] of Object.entries(owned)) {
      claimName(name, field, `${file}: parts.${field}`);
      if (!(part in parts)) problems.push(`${file}: parts.${field}: there is no part "${part}"`);
    }
    for (const [field, edge] of Object.entries(edges)) {
      const at = `${file}: edges.${field}`;
      claimName(name, field, at);
      if (!(edge.to in concepts)) problems.push(`${at}: there is no concept "${edge.to}"`);
      if (!edge.inverse?.field)
        problems.push(`${at}: has no inverse. Add the field that exposes the relation at its far end.`);
      else if (edge.to !== name || edge.inverse.field !== field)
        claimName(edge.to, edge.inverse.field, `${at}.inverse`);
      problems.push(...columnProblems(edge.facts ?? {}, `${at}.facts`));
      const labels = edge.single ? columns : (edge.facts ?? {});
      for (const word of [edge.label, edge.groupedBy])
        if (word !== undefined && !(word in labels)) problems.push(`${at}: refers to "${word}", which is not declared`);
    }
    if (concept.hierarchy !== undefined && edges[concept.hierarchy]?.to !== name)
      problems.push(`${file}: hierarchy: "${concept.hierarchy}" is not a relation of ${name} to itself`);
    if (latestBy !== undefined && columns[latestBy]?.type !== "PartialDate")
      problems.push(`${file}: latestBy: "${latestBy}" is not a date of ${name}`);
    for (const field of timeline?.over ?? []) {
      const isKnown =
        field in edges ||
        Object.values(concepts).some((other) =>
          Object.values(other.edges ?? {}).some((edge) => edge.to === name && edge.inverse?.field === field),
        );
      if (!isKnown) problems.push(`${file}: timeline.over: ${name} has no relation "${field}"`);
    }
  }
  for (const [key, part] of Object.entries(parts)) {
    const file = fileOf("part", part.name);
    if (key !== part.name) problems.push(`${file}: is registered as ${key}, but its name is ${part.name}`);
    problems.push(...columnProblems(part.columns, `${file}: columns`));
    for (const [field, { to }] of Object.entries({ ...part.references, ...part.links }))
      if (!(to in concepts)) problems.push(`${file}: ${field}: there is no concept "${to}"`);
  }
  if (problems.length > 0) throw new ModelError(problems.join("\n"));
}
