import type { Logger } from "pino";
import {
  hasFile,
  modificationOf,
  openedFileOf,
  probeStore,
  type Reason,
  reopenStore,
  storeFaultOf,
  type Verification,
  type Verifier,
  verifyStore,
} from "../../../store/health/health.ts";
import type { Store } from "../../../store/open.ts";

export interface HealthState {
  /** Null if the store can be relied on. */
  reason: Reason | null;
  revision: number | null;
  checks: {
    /** The file, its disk, and a statement that reads from it. */
    store: "ok" | "failed";
    /** The last verification of all content. */
    content: "ok" | "failed" | "pending";
    /** Queries since the last verification. */
    queries: "ok" | "failed";
  };
}

/** What is known about the health of a store. */
export interface StoreHealth {
  /** The state at this moment. Takes less than a millisecond and never throws. */
  state(): HealthState;
  /** Whether a query cannot be answered reliably, because the structure of the store is damaged. */
  isStructureDamaged(): boolean;
  /** Notes an error of a query. Returns whether the file or the disk caused it. */
  noteError(error: unknown): boolean;
  /** Verifies the store now and at intervals, and logs changes of its health. Returns a function that stops. */
  watch(log: Logger, verifier: Verifier, verifyIntervalMs: number): () => void;
}

const probeIntervalMs = 1000;

/** After a fault, the store is verified again at this interval, so that the server recovers when the cause is gone. */
const retryIntervalMs = 5000;

export function storeHealth(store: Store): StoreHealth {
  let verification: Verification | null = null;
  let queryFailed = false;
  let verifyNow: (() => void) | null = null;
  let opened = openedFileOf(store);

  function state(): HealthState {
    const { reason: storeReason, revision } = probeStore(store);
    if (opened !== openedFileOf(store)) {
      // Another file took the place of the former one. What was found there does not apply to it.
      opened = openedFileOf(store);
      verification = null;
      queryFailed = false;
      verifyNow?.();
    }
    const isDamaged = (verification?.count ?? 0) > 0;
    const content = isDamaged ? "failed" : verification === null && hasFile(store) ? "pending" : "ok";
    const reason = storeReason ?? (isDamaged ? "store-damaged" : queryFailed ? "query-failed" : null);
    return {
      reason,
      revision,
      checks: { store: storeReason === null ? "ok" : "failed", content, queries: queryFailed ? "failed" : "ok" },
    };
  }

  return {
    state,
    isStructureDamaged: () => verification?.findings.some(({ isStructural }) => isStructural) ?? false,
    noteError(error) {
      if (storeFaultOf(error) === null) return false;
      queryFailed = true;
      verifyNow?.();
      return true;
    },
    watch(log, verifier, verifyIntervalMs) {
      let isRunning = false;
      let verifiedAt = 0;
      let lasted = 0;
      let verified: string | null = null;
      let logged: Reason | null = null;

      async function verify(): Promise<void> {
        const startedAt = performance.now();
        const file = openedFileOf(store);
        verified = modificationOf(store);
        const found = await verifyStore(store, verifier);
        verifiedAt = performance.now();
        lasted = verifiedAt - startedAt;
        if (found === null || file !== openedFileOf(store)) return;
        const wasFaulty = queryFailed || (verification?.count ?? 0) > 0;
        verification = found;
        if (found.count > 0)
          return void log.error({ count: found.count, findings: found.findings.slice(0, 10) }, "the store is damaged");
        log.debug({ rows: found.rows, ms: Math.round(lasted) }, "verified the store");
        queryFailed = false;
        if (!wasFaulty) return;
        reopenStore(store);
        opened = openedFileOf(store);
      }

      const startVerification = () => {
        if (isRunning) return;
        isRunning = true;
        verify().finally(() => {
          isRunning = false;
        });
      };
      verifyNow = startVerification;

      const probe = setInterval(() => {
        const { reason } = state();
        if (reason !== logged) {
          if (reason === null) log.info("the store is available again");
          else log.error({ reason }, "the store is unavailable");
          logged = reason;
        }
        const since = performance.now() - verifiedAt;
        const isFaulty = reason === "store-damaged" || reason === "query-failed";
        const isModified = modificationOf(store) !== verified;
        // A long verification leaves most of the time to requests.
        if (isFaulty && since > retryIntervalMs && (isModified || since > 10 * lasted)) startVerification();
        if (verifyIntervalMs > 0 && since > verifyIntervalMs) startVerification();
      }, probeIntervalMs).unref();
      startVerification();
      return () => clearInterval(probe);
    },
  };
}
