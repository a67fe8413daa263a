import type { Work } from "../../schema/core/work.ts";
import type { OpenOptions } from "../../store/open.ts";
import type { HeavyReads } from "../../store/reader/heavy-reads.ts";
import type { Readers } from "../../store/reader/readers.ts";
import { remoteReads } from "../../store/reader/remote-reads.ts";

/** Returns the reads in reader processes for the work of one operation: they end with it. */
export function readsFrom(readers: Pick<Readers, "run">, options: Pick<OpenOptions, "onStatement"> = {}) {
  return (work: Work): HeavyReads => {
    const reads = remoteReads({
      ...options,
      run: (task) => work.aside(() => readers.run(task, work.signal)),
      onRevision: (revision) => work.revisions.add(revision),
    });
    return {
      get store() {
        return reads.store;
      },
      ask: (question, ...args) => work.shared(reads.ask(question, ...args)),
    };
  };
}
