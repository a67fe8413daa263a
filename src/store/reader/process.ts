import { CompiledQuery, sql } from "kysely";
import { keptSpaceOf } from "../kept/kept-space.ts";
import { followFile, openReader } from "../open.ts";
import { dataset } from "../query/dataset.ts";
import type { ReaderMessage, ReaderRequest } from "./protocol.ts";

// The program of a reader process: it answers one task after the other. Each has a read transaction of its own, or all have the same.

const [, , address = "", mode = "current", keptBytes = "0"] = process.argv;
const store = openReader(address, { keptBytes: Number(keptBytes) });
const space = keptSpaceOf(store);
// An error means that the server has ended, and so does this process.
const send = (message: ReaderMessage) => process.send?.(message, undefined, undefined, () => {});

async function answer(request: ReaderRequest): Promise<ReaderMessage> {
  const { id } = request;
  space.beginTask();
  try {
    if (mode === "state") {
      transaction ??= begin();
      await transaction;
      return await answerOf(request);
    }
    followFile(store);
    await begin();
    try {
      return await answerOf(request);
    } finally {
      await sql`rollback`.execute(store);
    }
  } catch (error) {
    const { message, stack, code, errcode } = error as Error & { code?: string; errcode?: number };
    return { id, error: { message, stack, code, errcode } };
  }
}

/** The transaction of all tasks, which never ends. Undefined if each task has its own. */
let transaction: Promise<void> | undefined;

/** All connections of the store are one, so the transaction includes what follows. */
async function begin(): Promise<void> {
  await sql`begin deferred`.execute(store);
}

async function answerOf(request: ReaderRequest): Promise<ReaderMessage> {
  const { revision } = await dataset(store);
  const usesBefore = space.uses;
  const value = await resultOf(request);
  // Most tasks use no kept input.
  return { id: request.id, value, revision, ...(space.uses > usesBefore && { kept: space.counts }) };
}

async function resultOf(request: ReaderRequest): Promise<unknown> {
  if ("sql" in request) return (await store.executeQuery(CompiledQuery.raw(request.sql, [...request.parameters]))).rows;
  // Most readers never need the code of the questions.
  const { heavyQuestions } = await import("./question.ts");
  const question = heavyQuestions[request.question] as (...args: unknown[]) => Promise<unknown>;
  return question(store, ...request.args);
}

let last: Promise<unknown> = Promise.resolve();
process.on("message", (request: ReaderRequest) => {
  last = last.then(() => answer(request)).then(send);
});
// The server has ended.
process.on("disconnect", () => process.exit());
// Signals to the group of processes are for the server, which ends its readers.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
send({ ready: true });
