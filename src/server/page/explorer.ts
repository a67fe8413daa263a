import type { Page } from "./page.ts";
import { preparedPage } from "./prepared-page.ts";

interface Log {
  info: (fields: object, message: string) => void;
  error: (fields: { err: unknown }, message: string) => void;
}

/** The page for people who write no GraphQL. It is built in another process at the first start, and then kept. */
export class Explorer {
  readonly #log: Log;
  readonly #closing = new AbortController();
  #page: Page | null = null;
  #hasFailed = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Null until the page is prepared. */
  get page(): Page | null {
    return this.#page;
  }

  /** Whether the page could not be built. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The text of a query of the page. */
  document(id: string): string | undefined {
    return this.#page?.documents.get(id);
  }

  /** Ends a build that is not complete. */
  close(): void {
    this.#closing.abort();
  }

  /** Reads the page, and builds it if that has not been done. Never rejects. */
  async prepare(): Promise<void> {
    const start = performance.now();
    try {
      this.#page = await preparedPage(this.#closing.signal);
      this.#log.info({ ms: Math.round(performance.now() - start) }, "explorer ready");
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#hasFailed = true;
      this.#log.error({ err: error }, "the explorer could not be built");
    }
  }
}
