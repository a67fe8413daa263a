import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { connectionOf } from "../engine/connection.ts";
import { StoreError } from "../store-error.ts";

/** A process that uses a store, as it states in a file beside the store. */
interface Lease {
  pid: number;
  host: string;
  startedAt: number;
  /** The folder of records that the process loads at its start. Null if it loads none. */
  data: string | null;
}

const renewalMs = 5000;

/** A process that did not renew its lease for this time is not running any more. */
const expiryMs = 30_000;

/**
 * States that this process serves a store, in a file beside it. A row in the store would change the store at each renewal.
 * @param data the folder of records that the process loads at its start; null if it loads none
 * @returns a function that ends the lease
 * @throws {StoreError} if a running process loads other records to the same store, because each start of one would replace what the
 * other serves
 */
export function takeLease(store: object, data: string | null): () => void {
  const { file, isReadOnly } = connectionOf(store);
  if (file === null || isReadOnly) return () => {};
  // Processes in different containers may have the same id.
  const own = `${file}-lease-${process.pid}-${randomUUID().slice(0, 8)}`;
  const lease: Lease = { pid: process.pid, host: hostname(), startedAt: Date.now(), data: data && realPathOf(data) };
  const text = JSON.stringify(lease);
  const write = () => writeFileSync(own, text);
  write();
  const other = leasesOf(file, path.basename(own)).find(
    (each) => lease.data !== null && each.data !== null && each.data !== lease.data && isFirst(each, lease),
  );
  if (other) {
    rmSync(own, { force: true });
    throw new StoreError(
      `Cannot load ${data} to the store at ${file}: process ${other.pid} serves the records of ${other.data} from it. Stop that process, or set DATABASE_URL to another file.`,
    );
  }
  const renewal = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(own, now, now);
    } catch {
      renew(write);
    }
  }, renewalMs).unref();
  return () => {
    clearInterval(renewal);
    rmSync(own, { force: true });
  };
}

/** The leases of other processes that run. The files of processes that ended are removed. */
function leasesOf(file: string, own: string): Lease[] {
  const folder = path.dirname(path.resolve(file));
  const start = `${path.basename(file)}-lease-`;
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(start) && entry !== own)
    .flatMap((entry) => {
      const lease = leaseIn(path.join(folder, entry));
      if (lease) return [lease];
      rmSync(path.join(folder, entry), { force: true });
      return [];
    });
}

function leaseIn(file: string): Lease | null {
  try {
    if (Date.now() - statSync(file).mtimeMs > expiryMs) return null;
    const lease = JSON.parse(readFileSync(file, "utf8")) as Lease;
    // A lease with the id of this process is that of a former process.
    const hasEnded = lease.host === hostname() && (lease.pid === process.pid || !isRunning(lease.pid));
    return hasEnded ? null : lease;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Of two processes that start at the same time, one continues. */
function isFirst(one: Lease, other: Lease): boolean {
  return one.startedAt < other.startedAt || (one.startedAt === other.startedAt && one.pid < other.pid);
}

/** Different paths may lead to the same folder. */
function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

function renew(write: () => void): void {
  try {
    write();
  } catch {
    // The folder is gone or read-only, which the health of the store reports.
  }
}
