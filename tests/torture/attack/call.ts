import type { HttpCall } from "../support/client.ts";
import type { Attack } from "./attack.ts";

export const json = { "content-type": "application/json" };
export const simple = "{ __typename }";

/** An attack by requests that are made one by one. */
export function callAttack(
  name: string,
  statuses: readonly number[],
  calls: () => Iterable<HttpCall>,
  rest: Partial<Attack> = {},
): Attack {
  return {
    name,
    statuses,
    *shots() {
      for (const http of calls()) yield { http };
    },
    ...rest,
  };
}
