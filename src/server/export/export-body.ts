import { Readable } from "node:stream";

/** The body of a response that is made while the client reads it. */
export class ExportBody extends Readable {
  #wanted: PromiseWithResolvers<void> | null = null;

  constructor() {
    super({ highWaterMark: maxUnread });
    // Whoever made the body knows the error already.
    this.on("error", () => {});
  }

  /**
   * Adds a text, and waits until the client has read most of what is there.
   * @param stallMs the time in which it has to do so
   * @throws {StalledError}
   */
  async send(text: string, stallMs: number): Promise<void> {
    if (this.push(text, "utf8")) return;
    const wanted = Promise.withResolvers<void>();
    this.#wanted = wanted;
    const timer = setTimeout(() => wanted.reject(new StalledError()), stallMs);
    try {
      await wanted.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  override _read(): void {
    this.#wanted?.resolve();
  }
}

/** A client does not read what it has asked for. */
export class StalledError extends Error {}

/** The number of bytes that wait for a client, apart from those that the system holds. */
const maxUnread = 65_536;
