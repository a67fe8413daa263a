import type { Grant, RightsFacts, Transfer } from "./fact.ts";
import type { Span } from "./period.ts";

/** Something that may change who holds a right. */
export type RightsEvent =
  | { readonly kind: "END"; readonly grant: Grant; readonly span: Span }
  | { readonly kind: "TRANSFER"; readonly transfer: Transfer; readonly span: Span }
  | { readonly kind: "START"; readonly grant: Grant; readonly span: Span };

/** An undated event may have happened at any time. */
const anyTime: Span = { text: null, first: "0000-01-01", last: "9999-12-31" };

/** What has happened on a day, or may have happened, in the order of the first day on which it may have happened. */
export function eventsUntil(
  { grants, transfers }: Pick<RightsFacts, "grants" | "transfers">,
  on: string,
): RightsEvent[] {
  const starts = grants.filter(({ start, end }) => start !== null || end === null || end.last > on);
  const events: RightsEvent[] = [
    ...starts.map((grant) => ({ kind: "START", grant, span: grant.start ?? anyTime }) as const),
    ...starts.flatMap((grant) => (grant.end ? [{ kind: "END", grant, span: grant.end } as const] : [])),
    ...transfers.map((transfer) => ({ kind: "TRANSFER", transfer, span: transfer.at ?? anyTime }) as const),
  ];
  return events.filter(({ span }) => span.first <= on).sort(inOrder);
}

const ranks = { END: 0, TRANSFER: 1, START: 2 } as const;
const nameOf = (event: RightsEvent) => (event.kind === "TRANSFER" ? event.transfer.fact : event.grant.fact);

function inOrder(a: RightsEvent, b: RightsEvent): number {
  const [first, second] = [a, b].map((event) => [event.span.first, ranks[event.kind], nameOf(event)] as const);
  return compare(first, second);
}

function compare(a: readonly (string | number)[] = [], b: readonly (string | number)[] = []): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? value;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

/**
 * Takes the next event. Among those that may have happened before all others, one that fits what happened so far comes first: a
 * company grants a right on after it has received the right.
 * @param fits whether an event fits what happened so far
 */
export function takeNext(pending: RightsEvent[], fits: (event: RightsEvent) => boolean): RightsEvent | undefined {
  let limit = "9999-12-31";
  for (const { span } of pending) limit = span.last < limit ? span.last : limit;
  const index = pending.findIndex((event) => event.span.first <= limit && fits(event));
  return pending.splice(Math.max(index, 0), 1)[0];
}
