import type { Selection } from "../../../store/query/figure/group.ts";
import type { Context } from "../../core/context.ts";
import { defaultCurrency } from "../../core/currency.ts";
import type { StatsShape } from "./group.ts";

/** Statistics of the nodes that match a filter. */
export function statsOf(selection: Selection, { heavy }: Context): StatsShape {
  let count: Promise<number> | null = null;
  return {
    selection,
    currency: defaultCurrency,
    includeNotEffective: false,
    count: () => {
      count ??= heavy.ask("memberCount", selection);
      return count;
    },
  };
}
