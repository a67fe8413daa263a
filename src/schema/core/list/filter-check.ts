import { filterShapeOf } from "../../../model/derived/filter/shape.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { badArgument, boundedText } from "../error.ts";
import { checkBounds, checkComparison } from "./comparison-check.ts";
import { checkTerritory } from "./territory-check.ts";

const maxDepth = 20;
const maxConditions = 200;
/** The length of a text in a filter, in UTF-16 units. */
export const maxTextLength = 300;

/** Checks a text that values are compared with. @throws BAD_USER_INPUT, naming the path in the argument */
function checkText(text: string, path: string): void {
  boundedText(path, text, maxTextLength);
  if (text.includes("\u0000"))
    throw badArgument(path, "contains the character U+0000, which no text in the graph has. Remove the character.");
}

const listsOfValues: ReadonlySet<string> = new Set(["in", "countries", "outside", "regions"]);

/** Checks the size of a filter: its depth, the number of its conditions, and the length of its texts. */
function checkSize(where: Where): void {
  let conditions = 0;
  const visit = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== "object" || value === null) return;
    if (depth > maxDepth)
      throw badArgument(
        path,
        `the filter is nested more than ${maxDepth} levels deep, counting each field and each list index. Use a flatter filter.`,
      );
    for (const [key, entry] of Object.entries(value)) {
      if (++conditions > maxConditions)
        throw badArgument("where", `the filter has more than ${maxConditions} conditions. Use fewer.`);
      const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
      if (typeof entry === "string") checkText(entry, at);
      // The entries of lists of values do not count as conditions.
      if (!(listsOfValues.has(key) && Array.isArray(entry))) visit(entry, at, depth + 1);
      else
        entry.forEach((text: unknown, index) => {
          if (typeof text === "string") checkText(text, `${at}[${index}]`);
        });
    }
  };
  visit(where, "where", 0);
}

const isWhere = (value: unknown): value is Where =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Checks the conditions of a filter on the rows of a shape. */
function checkConditions(shape: string, where: Where, path: string): void {
  for (const [name, value] of Object.entries(where)) {
    const at = `${path}.${name}`;
    if (Array.isArray(value))
      value.forEach((part, index) => {
        if (isWhere(part)) checkConditions(shape, part, `${at}[${index}]`);
      });
    else if (isWhere(value)) checkCondition(shape, name, value, at);
  }
}

function checkCondition(shape: string, name: string, value: Where, path: string): void {
  const { fields, relations } = filterShapeOf(shape);
  const [field, relation] = [fields[name], relations[name]];
  if (name === "not") checkConditions(shape, value, path);
  else if (field) checkComparison(shape, field, value, path);
  else if (relation?.isOne) checkConditions(relation.shape, value, path);
  else if (relation) {
    for (const [quantifier, part] of Object.entries(value))
      if (isWhere(part)) checkConditions(relation.shape, part, `${path}.${quantifier}`);
  } else checkSpecial(name, value, path);
}

/** Checks a condition that does not derive from the model. */
function checkSpecial(name: string, value: Where, path: string): void {
  if (name === "within") checkConditions("Indication", value, path);
  else if (name === "relatedTo") checkConditions("Neighbor", value, path);
  else if (name === "recordedAt") checkBounds("DateTime", value, path);
  else checkTerritory(value, path);
  if (isWhere(value.heldBy)) checkConditions("Company", value.heldBy, `${path}.heldBy`);
}

/**
 * Returns a filter whose limits are checked that input types cannot express.
 * @param shape the name of the shape of the filtered rows
 * @throws BAD_USER_INPUT, naming the path in the argument
 */
export function checked(shape: string, where: Where): Where {
  checkSize(where);
  checkConditions(shape, where, "where");
  return where;
}
