import { countryCodes } from "../../../domain/code.ts";
import { isRegion } from "../../../domain/region/region.ts";
import { type AskedTerritory, territoryAsked } from "../../../domain/rights/territory-asked.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { badArgument, boundedList, boundedText } from "../error.ts";
import { today } from "../today.ts";

const maxDepth = 20;
const maxConditions = 200;
const maxTextLength = 1000;

/** Checks a text that values are compared with. @throws BAD_USER_INPUT, naming the path in the argument */
function checkText(text: string, path: string): void {
  boundedText(path, text, maxTextLength);
  if (text.includes("\u0000"))
    throw badArgument(path, "contains the character U+0000, which no text in the graph has. Remove the character.");
}

const listsOfValues: ReadonlySet<string> = new Set(["in", "countries", "outside", "regions"]);
const maxRegions = 100;

/** Checks the territory of a condition on rights. @throws BAD_USER_INPUT, naming the path in the argument */
function checkTerritory(value: unknown, path: string): void {
  if (typeof value !== "object" || value === null || !("right" in value)) return;
  const { countries, outside, regions } = value as AskedTerritory;
  boundedList(`${path}.countries`, countries ?? [], countryCodes.length);
  boundedList(`${path}.outside`, outside ?? [], countryCodes.length);
  for (const [index, code] of boundedList(`${path}.regions`, regions ?? [], maxRegions).entries()) {
    if (!isRegion(code))
      throw badArgument(
        `${path}.regions[${index}]`,
        `${JSON.stringify(code.slice(0, 60))} is not the code of a region. Use a code that \`Query.regions\` returns.`,
      );
  }
  if (territoryAsked({ countries, outside, regions }, today()).length === 0)
    throw badArgument(path, "the territory contains no country. Add countries or regions, or remove `outside`.");
}

/** Returns a filter whose limits are checked that input types cannot express. @throws BAD_USER_INPUT, naming the path in the argument */
export function checked(where: Where): Where {
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
      if (key === "rights") checkTerritory(entry, at);
      // The entries of lists of values do not count as conditions.
      if (!(listsOfValues.has(key) && Array.isArray(entry))) visit(entry, at, depth + 1);
      else
        entry.forEach((text: unknown, index) => {
          if (typeof text === "string") checkText(text, `${at}[${index}]`);
        });
    }
  };
  visit(where, "where", 0);
  return where;
}
