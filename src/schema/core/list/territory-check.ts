import { countryCodes } from "../../../domain/code.ts";
import { isRegion } from "../../../domain/region/region.ts";
import { type AskedTerritory, territoryAsked } from "../../../domain/rights/territory-asked.ts";
import { badArgument, boundedList } from "../error.ts";
import { today } from "../today.ts";

const maxRegions = 100;

/** Checks the territory that a condition names. @throws BAD_USER_INPUT, naming the path in the argument */
export function checkTerritory({ countries, outside, regions }: AskedTerritory, path: string): void {
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
