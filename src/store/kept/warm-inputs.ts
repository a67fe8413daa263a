import { sql } from "kysely";
import { changeMarkOf } from "../engine/change-mark.ts";
import type { Store } from "../open.ts";
import { declaredInputs, declareInput } from "./kept-input.ts";
import { keptSpaceOf } from "./kept-space.ts";

// The connection keeps converted values itself, because SQL functions cannot wait. Most requests use this currency.
declareInput({
  name: "converted_values",
  warm: ["USD"],
  read: (store, currency) => sql`select agreement_value_max('', 'TOTAL', ${currency})`.execute(store),
});

/** What is left to be computed at one state of a store. */
interface Plan {
  mark: string;
  left: { name: string; key: string; read: (store: Store, key: string) => Promise<unknown> }[];
  /** The number of values that had been dropped for lack of space when the plan was made. */
  evictions: number;
}

const plans = new WeakMap<Store, Plan>();

/**
 * Computes one input that is likely to be asked for: of those that are always wanted, and of those that were kept before the last
 * change. It ends early if there is no space for all of them.
 * @returns the number of inputs that are left
 */
export async function warmNextInput(store: Store): Promise<number> {
  const space = keptSpaceOf(store);
  if (space.maxBytes === 0) return 0;
  const mark = changeMarkOf(store);
  let plan = plans.get(store);
  if (plan?.mark !== mark) {
    space.moveTo(mark);
    plan = { mark, left: planOf(space.former), evictions: space.evictions };
    plans.set(store, plan);
  }
  const next = plan.left.shift();
  if (next) await next.read(store, next.key);
  if (space.evictions > plan.evictions) plan.left = [];
  return plan.left.length;
}

function planOf(former: readonly { input: string; key: string }[]): Plan["left"] {
  return [...declaredInputs()].flatMap(({ name, warm, read }) => {
    if (warm === null) return [];
    const before = former.filter(({ input }) => input === name).map(({ key }) => key);
    return [...new Set([...warm, ...before])].map((key) => ({ name, key, read }));
  });
}
