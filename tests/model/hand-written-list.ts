import { parseAst } from "vitest/node";
import { edgeKinds } from "../../src/model/derived/edge-kind.ts";
import { declaredRelations } from "../../src/model/derived/relation.ts";
import { snakeOf } from "../../src/model/derived/spelling.ts";
import { storedAs } from "../../src/model/derived/table.ts";
import {
  type Columns,
  columnsOf,
  edgesOf,
  nodeTypes,
  type PartName,
  partNames,
  partOf,
} from "../../src/model/model.ts";

/** Names that the model declares together, such as the columns of a concept. */
interface Family {
  /** What the names are: "types of nodes", "columns of Company". */
  of: string;
  /** How a name may be written, with the declared name. */
  spellings: ReadonlyMap<string, string>;
  /** Names that no other family has. Common words such as `kind` say nothing of which concept is meant. */
  own: ReadonlySet<string>;
}

/** A list in the source code that repeats what the model declares. */
export interface HandWrittenList {
  line: number;
  of: string;
  names: string[];
}

/** How many names of one family make a list of them. */
const minNames = 3;

/** Columns that the store gives to rows by itself. */
const ofEveryRow = ["id", "name", "sortName", "type", "position", "fact"];

function families(): Family[] {
  const named = (of: string, fields: readonly string[], columns: Columns = {}) => ({
    of,
    spellings: new Map(
      fields.flatMap((field) => {
        const stored = columns[field] ? [storedAs(field, columns[field])] : [];
        return [field, snakeOf(field), `${snakeOf(field)}_id`, ...stored].map((spelling) => [spelling, field] as const);
      }),
    ),
    fields,
  });
  const columns = [
    ...nodeTypes.map((name) =>
      named(`columns of ${name}`, [...Object.keys(columnsOf(name)), ...Object.keys(edgesOf(name))], columnsOf(name)),
    ),
    ...partNames.map((name: PartName) =>
      named(
        `columns of ${name}`,
        [...Object.keys(columnsOf(name)), ...Object.keys(partOf(name).references ?? {})],
        columnsOf(name),
      ),
    ),
    ...declaredRelations.map(({ predicate, facts }) => named(`facts of ${predicate}`, Object.keys(facts), facts)),
  ];
  const uses = Map.groupBy([...columns.flatMap(({ fields }) => fields), ...ofEveryRow, ...ofEveryRow], (name) => name);
  return [
    ...columns.map((family) => ({
      ...family,
      own: new Set(family.fields.filter((field) => uses.get(field)?.length === 1)),
    })),
    ...[named("types", [...nodeTypes, ...partNames]), named("kinds of edges", edgeKinds)].map((family) => ({
      ...family,
      own: new Set<string>(family.fields),
    })),
  ];
}

const all = families();

/** A node of the syntax tree. Only what is read here is said of it. */
// biome-ignore lint/suspicious/noExplicitAny: the tree has a type for each of its hundred kinds of nodes
type Syntax = any;

const keyOf = ({ key, computed, shorthand }: Syntax): string[] =>
  computed || shorthand ? [] : [key?.name ?? String(key?.value ?? "")];

const textOf = (node: Syntax): string[] => {
  if (node?.type === "Literal" && typeof node.value === "string") return [node.value];
  // An entry of a map, or a type that is a literal.
  if (node?.type === "ArrayExpression") return textOf(node.elements[0]);
  return node?.type === "TSLiteralType" ? textOf(node.literal) : [];
};

/** The texts that are compared one after the other: `a === "x" || a === "y"`. */
function comparedIn(node: Syntax): string[] {
  if (node?.type === "LogicalExpression") return [...comparedIn(node.left), ...comparedIn(node.right)];
  return node?.type === "BinaryExpression" ? [...textOf(node.left), ...textOf(node.right)] : [];
}

/** The columns that a piece of SQL lists, separated by commas. */
const columnsIn = (sql: string): string[] =>
  [...sql.matchAll(/(?<=(?:\bselect|\(|,)\s*(?:\w+\.)?)\b\w+\b(?=\s*(?:,|\)|from\b|as\b|$))/gi)].map(([word]) => word);

/** The names that stand beside each other in a list, an object, a type, a choice or a statement. */
function namesIn(node: Syntax): string[] {
  switch (node.type) {
    case "ArrayExpression":
      return node.elements.flatMap(textOf);
    case "CallExpression":
    case "NewExpression":
      return node.arguments.flatMap((argument: Syntax) => (argument.type === "Literal" ? textOf(argument) : []));
    case "ObjectExpression":
      return node.properties.flatMap((property: Syntax) => (property.type === "Property" ? keyOf(property) : []));
    case "TSUnionType":
      return node.types.flatMap(textOf);
    case "TSInterfaceBody":
      return node.body.flatMap(keyOf);
    case "TSTypeLiteral":
      return node.members.flatMap(keyOf);
    case "SwitchStatement":
      return node.cases.flatMap(({ test }: Syntax) => textOf(test));
    case "LogicalExpression":
      return comparedIn(node);
    case "TaggedTemplateExpression":
      return node.tag.name === "sql"
        ? columnsIn(node.quasi.quasis.map(({ value }: Syntax) => value.raw).join("?"))
        : [];
    default:
      return [];
  }
}

/** Every list in a source text that names three or more types, kinds of edges, or columns of one concept. */
export function handWrittenLists(text: string): HandWrittenList[] {
  const found: HandWrittenList[] = [];
  const visit = (node: Syntax): void => {
    if (typeof node !== "object" || node === null) return;
    const written = typeof node.type === "string" ? namesIn(node) : [];
    for (const { of, spellings, own } of written.length < minNames ? [] : all) {
      const names = [...new Set(written.flatMap((name) => spellings.get(name) ?? []))];
      const fields = new Set(spellings.values());
      const isWhole = names.length >= minNames && names.length === fields.size;
      if (isWhole || names.filter((name) => own.has(name)).length >= minNames)
        found.push({ line: text.slice(0, node.start).split("\n").length, of, names });
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(text, { lang: "ts" }));
  return found;
}
