import type { ServerResponse } from "node:http";
import type { GraphQLError } from "graphql";
import { observeRefusal } from "../observe/process-metrics.ts";
import type { ObserveRequest } from "../observe/use-observation.ts";
import { type RequestScope, recordCode } from "../request/request-scope.ts";
import { ExportBody, StalledError } from "./export-body.ts";
import {
  clientLeftStatus,
  ExportError,
  exportAbandoned,
  exportDeadline,
  exportEnded,
  exportStalled,
  tooManyExports,
} from "./export-error.ts";
import { type Execute, type ExportParts, ExportRun } from "./export-run.ts";
import type { ExportType } from "./export-type.ts";
import type { ExportedList } from "./exported-list.ts";
import type { ExportedState } from "./exports.ts";
import { type Lines, linesOf } from "./lines.ts";

export interface StreamParts extends ExportParts {
  observe: ObserveRequest;
}

/** The request to which an export responds. */
export interface ExportRequest {
  scope: RequestScope | null;
  path: string;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** Null if the request came without a connection. */
  response: ServerResponse | null;
}

/** A text of about this length is sent at once. */
const maxPieceLength = 65_536;

/**
 * An export from its first page to its end. It ends early when the client leaves or stalls, the deadline passes, or the server ends it.
 * After the first row, the connection is then reset, so that no client takes a part of the list for the whole.
 */
export class ExportStream {
  readonly body = new ExportBody();
  readonly #parts: StreamParts;
  readonly #request: ExportRequest;
  readonly #lines: Lines;
  readonly #ending = new AbortController();
  readonly #abandoned = exportAbandoned();
  readonly #state: ExportedState;
  readonly #release: () => void;
  readonly #run: ExportRun;
  #page: readonly unknown[] | null = null;
  #bytes = 0;

  /** @throws {ExportError} if too many exports run, or more rows are asked for than an export has */
  constructor(parts: StreamParts, list: ExportedList, type: ExportType, execute: Execute, request: ExportRequest) {
    const { exports } = parts;
    const { timeoutMs, maxExports } = exports.options;
    this.#parts = parts;
    this.#request = request;
    this.#lines = linesOf(list, type);
    const leave = exports.enter(() => this.#end(exportEnded()));
    if (!leave) {
      observeRefusal("exports");
      throw new ExportError([tooManyExports(maxExports)]);
    }
    const timer = setTimeout(() => this.#end(exportDeadline(timeoutMs)), timeoutMs);
    const abandon = () => this.#end(this.#abandoned);
    request.signal.addEventListener("abort", abandon, { once: true });
    this.body.once("close", abandon);
    this.#state = exports.open();
    this.#release = () => {
      clearTimeout(timer);
      request.signal.removeEventListener("abort", abandon);
      this.#state.close();
      leave();
    };
    if (request.signal.aborted) abandon();
    try {
      this.#run = new ExportRun(parts, list, execute, this.#state, this.#ending.signal);
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  /** Reads the first page. What is wrong before the first row does not need a connection that is reset. @throws {ExportError} */
  async begin(): Promise<void> {
    const { scope } = this.#request;
    try {
      this.#page = await this.#run.next();
      if (scope) scope.rows = 0;
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  /** Sends all rows. To be called when there is a response with the body. */
  async send(): Promise<void> {
    const { scope, path, response } = this.#request;
    let status = 200;
    try {
      await this.#sendPages();
    } catch (error) {
      const reason = this.#reasonOf(error);
      if (reason === this.#abandoned) status = clientLeftStatus;
      else recordCode(reason.extensions.code);
      this.body.destroy(reason);
      response?.socket?.resetAndDestroy();
    } finally {
      this.#release();
      if (scope) this.#parts.observe(scope, path, status, this.#bytes);
    }
  }

  async #sendPages(): Promise<void> {
    const { scope } = this.#request;
    let piece = this.#lines.header;
    for (; this.#page !== null; this.#page = await this.#run.next()) {
      for (const row of this.#page) {
        piece += this.#lines.lineOf(row);
        if (piece.length < maxPieceLength) continue;
        await this.#send(piece);
        piece = "";
      }
      if (scope) scope.rows = (scope.rows ?? 0) + this.#page.length;
      this.#parts.exports.count(this.#page.length);
      await this.#send(piece);
      piece = "";
    }
    this.body.push(null);
  }

  async #send(text: string): Promise<void> {
    if (text === "") return;
    this.#bytes += Buffer.byteLength(text);
    await this.body.send(text, this.#parts.exports.options.stallMs);
  }

  /** Ends the export early, unless it has ended. */
  #end(reason: GraphQLError): void {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort(reason);
    this.body.destroy(reason);
    this.#release();
  }

  #reasonOf(error: unknown): GraphQLError {
    if (this.#ending.signal.aborted) return this.#ending.signal.reason;
    if (error instanceof StalledError) return exportStalled(this.#parts.exports.options.stallMs);
    if (error instanceof ExportError && error.errors[0]) return error.errors[0];
    return this.#parts.maskError(error, "Unexpected error.") as GraphQLError;
  }
}
