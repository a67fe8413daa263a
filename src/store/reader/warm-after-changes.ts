import { changeMarkOf, type Store } from "../open.ts";
import { readWantedOrders } from "../query/ranking/kept-orders.ts";
import type { Readers } from "./readers.ts";

const changeCheckMs = 250;

/**
 * Computes what is kept to answer later questions when the store has changed and no further change has followed: in the readers, and the
 * orders that were asked for in this process. Returns a function that stops.
 */
export function warmAfterChanges(store: Store, readers: Readers): () => void {
  let warm = changeMarkOf(store);
  let last = warm;
  let isReading = false;
  const check = async () => {
    const mark = changeMarkOf(store);
    const isSettled = mark === last;
    last = mark;
    if (!isSettled) return;
    if (mark !== warm) {
      warm = mark;
      readers.warmAgain();
    }
    if (isReading) return;
    isReading = true;
    await readWantedOrders(store).finally(() => {
      isReading = false;
    });
  };
  // The health checks report a store that cannot be read.
  const interval = setInterval(() => check().catch(() => {}), changeCheckMs).unref();
  return () => clearInterval(interval);
}
