import { isUtf8 } from "node:buffer";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { getOperationAST } from "graphql";
import { both, isPromise, type Now, then } from "../../schema/execution/promise.ts";
import { changeMarkOf } from "../../store/engine/change-mark.ts";
import type { Store } from "../../store/open.ts";
import { type DatasetRow, dataset } from "../../store/query/dataset.ts";
import { cacheHeaders, etagOf } from "../answer/use-http-cache.ts";
import type { AllowedQueries } from "../documents/use-persisted-documents.ts";
import type { ObserveRequest } from "../observe/use-observation.ts";
import type { StoreHealth } from "../operate/health/store-health.ts";
import { inScope, newScope, shownOperationName } from "../request/request-scope.ts";
import { type Wanted, wantedBy } from "./common-headers.ts";
import { type CommonParams, paramsOfBody, paramsOfTarget } from "./common-params.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { KnownDocuments } from "./known-documents.ts";
import { affordablePrice, outcomeOf, type RunOptions, runOperation } from "./run-operation.ts";
import { type Reply, sender } from "./send.ts";

export interface DirectOptions extends RunOptions {
  store: Store;
  known: KnownDocuments;
  /** Null if answers are not kept. */
  kept: KeptAnswers | null;
  health: StoreHealth;
  observe: ObserveRequest;
  corsOrigins: "*" | readonly string[];
  queries: AllowedQueries;
  maxAge: number;
}

const path = "/graphql";

const msPerDay = 24 * 60 * 60 * 1000;

/** A longer body goes to Yoga, which reads it in bounded steps. */
const maxBodyBytes = 20_000;

/**
 * Answers common requests without Yoga: those with the usual headers whose document Yoga has executed before. Their responses have
 * the same status, headers and body, and are logged and counted alike. All other requests go to Yoga.
 */
export function withDirectAnswers(options: DirectOptions, yoga: RequestListener): RequestListener {
  const direct = new Direct(options);
  const pass = (request: IncomingMessage, response: ServerResponse, wanted: Wanted, sent: Buffer | null) => {
    const toYoga = () => {
      // The body has been read already.
      if (sent !== null) Object.assign(request, { body: Readable.from([sent]) });
      yoga(request, response);
    };
    try {
      const answered = direct.answer(new Exchange(request, response, wanted, sent));
      if (answered === null) return toYoga();
      // Yoga reports what is wrong, for example with the store.
      if (isPromise(answered)) answered.catch(() => (response.headersSent ? response.destroy() : toYoga()));
    } catch {
      toYoga();
    }
  };
  return (request, response) => {
    const wanted = isCommon(request) ? wantedBy(request) : null;
    if (wanted === null) return yoga(request, response);
    if (request.method === "GET") return pass(request, response, wanted, null);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [first, ...others] = chunks;
      pass(request, response, wanted, first && others.length === 0 ? first : Buffer.concat(chunks));
    });
  };
}

function isCommon({ method, url = "", headers }: IncomingMessage): boolean {
  if (method === "POST") return url === path && Number(headers["content-length"]) <= maxBodyBytes;
  return method === "GET" && url.startsWith(`${path}?`) && !headers.accept?.includes("text/html");
}

/** A request and its response. */
class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly wanted: Wanted;
  /** The body. Null for a GET request. */
  readonly sent: Buffer | null;

  constructor(request: IncomingMessage, response: ServerResponse, wanted: Wanted, sent: Buffer | null) {
    this.request = request;
    this.response = response;
    this.wanted = wanted;
    this.sent = sent;
  }

  header(name: "accept" | "origin" | "x-request-id" | "traceparent"): string | null {
    const value = this.request.headers[name];
    return value === undefined ? null : String(value);
  }

  get params(): CommonParams | null {
    if (this.sent === null) return paramsOfTarget(this.request.url ?? "");
    return isUtf8(this.sent) ? paramsOfBody(this.sent.toString("utf8")) : null;
  }

  /** What the answer depends on, beside the store and the day. */
  get key(): string {
    const { type } = this.wanted;
    if (this.sent !== null) return `${type} ${this.sent.toString("latin1")}`;
    // The ETag depends on the header.
    return `${type} ${this.header("accept")} ${this.request.url}`;
  }
}

class Direct {
  readonly #options: DirectOptions;
  readonly #send: ReturnType<typeof sender>;
  #dataset: { mark: string; row: DatasetRow } | null = null;

  constructor(options: DirectOptions) {
    this.#options = options;
    this.#send = sender(options.corsOrigins);
  }

  /** Answers a request. Null if Yoga has to. */
  answer(exchange: Exchange): Now<void> | null {
    const { store, known, kept, health, limits } = this.#options;
    if (health.isStructureDamaged()) return null;
    const { request, response, wanted } = exchange;
    const scope = newScope(request.method ?? "", exchange.header("x-request-id"), exchange.header("traceparent"));
    const mark = changeMarkOf(store);
    const state = `${mark} ${Math.floor(Date.now() / msPerDay)}`;
    const { key } = exchange;
    const found = kept?.get(key, state);
    if (found) {
      Object.assign(scope, found.scope, { cache: "hit" });
      return this.#reply(exchange, { ...found.reply, requestId: scope.id }, scope);
    }
    const { params } = exchange;
    const document = params && known.get(params.document, mark);
    const price = document && affordablePrice(document, params, limits);
    if (!price) return null;
    const operation = getOperationAST(document.document, params.operationName)?.name?.value ?? null;
    const own = {
      operation: operation && shownOperationName(operation),
      isRegistered: document.isRegistered,
      document: document.text,
      cost: Math.ceil(price.cost),
    };
    Object.assign(scope, own, kept && { cache: "miss" });
    // An ETag that is older than the response is safe: the client asks again. A newer one would confirm an old response.
    const etag = this.#etagOf(exchange, mark);
    // Nobody waits for it if Yoga executes the operation.
    if (isPromise(etag)) etag.catch(() => {});
    return inScope(scope, () => {
      const result = runOperation(this.#options, document, params, price, response, mark);
      if (result === null) return null;
      // A write during the execution belongs to another state, and so does the next request.
      const isOfState = () => !isPromise(result) || changeMarkOf(store) === mark;
      return then(both(result, etag), ([complete, tag]) =>
        then(outcomeOf(this.#options, complete, wanted), (outcome) => {
          const { status, body, hasErrors } = outcome;
          const isCacheable = !hasErrors && status === 200;
          const headers = { ...outcome.headers, ...this.#cacheHeaders(tag, isCacheable) };
          const reply = { status, headers, body, encoded: new Map() };
          if (isCacheable && isOfState()) kept?.set(key, state, { scope: own, reply });
          return this.#reply(exchange, { ...reply, requestId: scope.id }, scope);
        }),
      );
    });
  }

  /** The ETag of the response. Null for requests other than GET, whose responses caches do not keep. */
  #etagOf(exchange: Exchange, mark: string): Now<string | null> {
    if (exchange.sent !== null) return null;
    const search = (exchange.request.url ?? "").slice(path.length);
    return then(this.#datasetAt(mark), (row) => etagOf(row, this.#options.queries, search, exchange.header("accept")));
  }

  #cacheHeaders(etag: string | null, isCacheable: boolean): Record<string, string> {
    if (etag === null) return {};
    return isCacheable ? cacheHeaders(etag, this.#options.maxAge) : { "cache-control": "no-store" };
  }

  #datasetAt(mark: string): Now<DatasetRow> {
    if (this.#dataset?.mark === mark) return this.#dataset.row;
    return dataset(this.#options.store).then((row) => {
      if (changeMarkOf(this.#options.store) === mark) this.#dataset = { mark, row };
      return row;
    });
  }

  #reply(exchange: Exchange, reply: Reply, scope: ReturnType<typeof newScope>): Now<void> {
    this.#options.observe(scope, path, reply.status, reply.body.length);
    return this.#send(exchange.response, exchange.header("origin"), reply, exchange.wanted);
  }
}
