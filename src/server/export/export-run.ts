import { setTimeout as wait } from "node:timers/promises";
import type { ExecutionArgs, ExecutionResult, GraphQLError } from "graphql";
import { createContext, type SourceCopies } from "../../schema/core/context.ts";
import { codes, integerBetween } from "../../schema/core/error.ts";
import { maxPageSize } from "../../schema/core/list/connection.ts";
import { Work } from "../../schema/core/work.ts";
import { type Price, priceOf } from "../../schema/cost/price.ts";
import type { Limits } from "../../settings/limits.ts";
import { type Admission, OverloadError, type Ticket } from "../admission/admission.ts";
import type { RateLimiter } from "../admission/rate-limiter.ts";
import { overloaded, rateLimited } from "../admission/refusal.ts";
import { currentClient, requestCost } from "../admission/use-rate-limit.ts";
import { tooExpensive } from "../limits/use-price.ts";
import { observeQueueWait, observeRefusal } from "../observe/process-metrics.ts";
import { orEnd } from "../operation/bounded.ts";
import { revisionMoved } from "../operation/consistent.ts";
import { requestScope } from "../request/request-scope.ts";
import { ExportError, tooManyRows } from "./export-error.ts";
import type { ExportedList } from "./exported-list.ts";
import type { ExportedState, Exports } from "./exports.ts";
import { type Page, pageDocument, pageVariables } from "./page-document.ts";

export interface ExportParts {
  exports: Exports;
  limits: Limits;
  admission?: Admission | undefined;
  rateLimiter?: RateLimiter | undefined;
  sourceCopies: SourceCopies | null;
  maskError: (error: unknown, message: string) => Error;
}

/** Executes an operation. */
export type Execute = (args: ExecutionArgs) => unknown;

/**
 * The size of the pages after the first one, if their price permits it. Larger than for requests, because without an index of the order
 * each page visits all rows that match.
 */
const maxExportPageSize = 500;

/** Reads an exported list page by page. Each page is paid for, admitted and bounded as a request for it would be. */
export class ExportRun {
  readonly #parts: ExportParts;
  readonly #list: ExportedList;
  readonly #execute: Execute;
  readonly #state: ExportedState;
  readonly #signal: AbortSignal;
  readonly #document: ReturnType<typeof pageDocument>;
  #pageSize = maxPageSize;
  #left: number;
  #after: string | null = null;
  #isStarted = false;
  #isDone = false;

  /**
   * @param signal ends the export, with an error as its reason
   * @throws BAD_USER_INPUT if more rows are asked for than an export has
   */
  constructor(parts: ExportParts, list: ExportedList, execute: Execute, state: ExportedState, signal: AbortSignal) {
    this.#parts = parts;
    this.#list = list;
    this.#execute = execute;
    this.#state = state;
    this.#signal = signal;
    this.#document = pageDocument(list);
    const { maxRows } = parts.exports.options;
    this.#left = list.first === null ? maxRows : integerBetween("first", list.first, 0, maxRows);
  }

  /** The rows of the next page. Null after the last page. @throws {ExportError} */
  async next(): Promise<readonly unknown[] | null> {
    if (this.#isDone) return null;
    const { rows, pageInfo, totalCount } = (await this.#nextPage()).list;
    const { exports } = this.#parts;
    if (!this.#state.isSame()) throw new ExportError([revisionMoved()]);
    const { maxRows } = exports.options;
    if (!this.#isStarted && this.#list.first === null && totalCount !== undefined && totalCount > maxRows)
      throw new ExportError([tooManyRows(totalCount, maxRows)]);
    // A list whose first page had to be smaller has no larger pages either.
    if (!this.#isStarted && this.#pageSize === maxPageSize) this.#pageSize = maxExportPageSize;
    this.#isStarted = true;
    this.#left -= rows.length;
    this.#after = pageInfo.endCursor;
    this.#isDone = !pageInfo.hasNextPage || this.#left <= 0;
    return rows;
  }

  async #nextPage(): Promise<Page> {
    for (;;) {
      const size = Math.min(this.#pageSize, this.#left);
      const price = this.#priceOf(size);
      const { maxCost } = this.#parts.limits;
      const isSmallest = size <= 1;
      if (price.cost > maxCost && isSmallest) {
        observeRefusal("cost");
        throw new ExportError([tooExpensive(Math.ceil(price.cost), maxCost, price.path)]);
      }
      const page = price.cost > maxCost ? null : await this.#page(size, price, isSmallest);
      if (page) return page;
      this.#pageSize = size >> 1;
    }
  }

  #priceOf(size: number): Price {
    const { schema, operation } = this.#list;
    return priceOf(schema, this.#document, operation.name?.value, this.#variables(size));
  }

  #variables(size: number) {
    return { ...this.#list.variables, ...pageVariables(size, this.#after) };
  }

  /** A page. Null if it has too many objects, and may be smaller. */
  async #page(size: number, price: Price, isSmallest: boolean): Promise<Page | null> {
    const { limits, sourceCopies } = this.#parts;
    const cost = Math.ceil(price.cost);
    await this.#pay(cost);
    const ticket = await this.#enter(cost);
    const work = new Work({ maxObjects: limits.maxObjects, width: price.maxWidth });
    work.place = ticket;
    const end = () => work.end(this.#signal.reason);
    this.#signal.addEventListener("abort", end, { once: true });
    if (this.#signal.aborted) end();
    try {
      const heavy = this.#state.readsFor(work);
      const contextValue = createContext(heavy.store, { work, heavy, sourceCopies, maxPageSize: maxExportPageSize });
      const { schema, operation } = this.#list;
      const args: ExecutionArgs = {
        schema,
        document: this.#document,
        operationName: operation.name?.value,
        variableValues: this.#variables(size),
        contextValue,
      };
      const result = await orEnd(work, () => this.#execute(args) as Promise<ExecutionResult<Page>>);
      const { data, errors = [] } = result;
      if (errors.length > 0) throw new ExportError(errors.map((error) => this.#masked(error)));
      return data ?? null;
    } catch (error) {
      if (this.#signal.aborted) throw new ExportError([this.#signal.reason]);
      if (work.reason?.extensions.code === codes.responseTooLarge) {
        if (!isSmallest) return null;
        throw new ExportError([work.reason]);
      }
      throw error instanceof ExportError ? error : new ExportError([this.#masked(error)]);
    } finally {
      this.#signal.removeEventListener("abort", end);
      ticket?.leave();
    }
  }

  #masked(error: unknown): GraphQLError {
    return this.#parts.maskError(error, "Unexpected error.") as GraphQLError;
  }

  /** Takes the cost of a page from the quota of the client. A page after the first one waits until the quota suffices. */
  async #pay(cost: number): Promise<void> {
    const scope = requestScope();
    const client = currentClient();
    // The request itself is paid for, and so is its first unit.
    const due = this.#isStarted ? cost : cost - requestCost;
    const { rateLimiter } = this.#parts;
    for (;;) {
      const retryAfter = rateLimiter && client !== null ? rateLimiter.take(client, due) : null;
      if (retryAfter === null) break;
      if (!this.#isStarted) {
        observeRefusal("rate");
        throw new ExportError([rateLimited(retryAfter)]);
      }
      await this.#wait(retryAfter);
    }
    if (scope) scope.cost = (scope.cost ?? 0) + cost;
  }

  /** Waits for the permission to execute a page. Under overload, a page after the first one waits for longer. */
  async #enter(cost: number): Promise<Ticket | null> {
    const { admission } = this.#parts;
    if (!admission) return null;
    const arrivedAt = performance.now();
    for (;;) {
      try {
        const ticket = await admission.enter(cost, this.#signal);
        observeQueueWait(performance.now() - arrivedAt);
        return ticket;
      } catch (error) {
        if (this.#signal.aborted) throw new ExportError([this.#signal.reason]);
        if (!(error instanceof OverloadError)) throw error;
        if (!this.#isStarted) throw new ExportError([overloaded(admission.retryAfterSeconds)]);
        await this.#wait(admission.retryAfterSeconds);
      }
    }
  }

  async #wait(seconds: number): Promise<void> {
    try {
      await wait(seconds * 1000, undefined, { signal: this.#signal });
    } catch {
      throw new ExportError([this.#signal.reason]);
    }
  }
}
