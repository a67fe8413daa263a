import { changeMarkOf, type Store } from "../open.ts";
import type { Readers } from "./readers.ts";

const changeCheckMs = 250;

/** Fills the caches of the readers when the store has changed and no further change has followed. Returns a function that stops. */
export function warmAfterChanges(store: Store, readers: Readers): () => void {
  let warm = changeMarkOf(store);
  let last = warm;
  const check = () => {
    const mark = changeMarkOf(store);
    if (mark === last && mark !== warm) {
      warm = mark;
      readers.warmAgain();
    }
    last = mark;
  };
  const interval = setInterval(() => {
    try {
      check();
    } catch {
      // The health checks report a store that cannot be read.
    }
  }, changeCheckMs).unref();
  return () => clearInterval(interval);
}
