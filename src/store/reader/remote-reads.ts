import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { rowsFromProcess } from "../engine/sqlite/row.ts";
import type { OpenOptions } from "../open.ts";
import type { Tables } from "../table/system-table.ts";
import type { HeavyReads } from "./heavy-reads.ts";
import type { ReaderTask } from "./protocol.ts";
import type { AnswerOf } from "./question.ts";

export interface RemoteOptions extends Pick<OpenOptions, "onStatement"> {
  /** Executes a task in a reader process. */
  run: (task: ReaderTask) => Promise<{ value: unknown; revision: number }>;
  /** Called with the revision at which each result was read. */
  onRevision: (revision: number) => void;
}

/** Reads in reader processes. */
export function remoteReads({ run, onRevision, onStatement }: RemoteOptions): HeavyReads {
  const noted = ({ value, revision }: { value: unknown; revision: number }) => {
    onRevision(revision);
    return value;
  };
  let store: HeavyReads["store"] | undefined;
  return {
    get store() {
      store ??= new Kysely<Tables>({
        dialect: {
          createAdapter: () => new SqliteAdapter(),
          createDriver: () =>
            driverOf(async (sql, parameters) => rowsFromProcess(noted(await run({ sql, parameters })) as object[])),
          createIntrospector: (db) => new SqliteIntrospector(db),
          createQueryCompiler: () => new SqliteQueryCompiler(),
        },
        ...(onStatement && {
          log: (event) => onStatement(event.query.sql, event.query.parameters, event.queryDurationMillis),
        }),
      });
      return store;
    },
    ask: async (question, ...args) => noted(await run({ question, args })) as AnswerOf<typeof question>,
  };
}

/** A driver without transactions: each statement is executed by itself. */
function driverOf(rowsOf: (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => ({
      rows: (await rowsOf(sql, parameters)) as Row[],
    }),
    streamQuery: () => {
      throw new Error("results of reader processes are not streamed");
    },
  };
  const refuse = async () => {
    throw new Error("reader processes have no transactions");
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}
