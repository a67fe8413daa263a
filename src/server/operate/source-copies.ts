import { createHash } from "node:crypto";
import path from "node:path";
import { LRUCache } from "lru-cache";
import { readFileOf } from "../../files/read-file-of.ts";
import type { SourceCopies } from "../../schema/core/context.ts";
import { CodePointText } from "./code-point-text.ts";

/** The largest file, in bytes, and the most characters that are kept in memory. */
const maxFileSize = 16 * 1024 * 1024;
const maxCachedLength = 64 * 1024 * 1024;

/** The longest excerpt, in code points. A record may name the whole file as a span. */
const maxExcerptLength = 100_000;

interface Log {
  warn(fields: object, message: string): void;
}

/** The operator's copies of source documents, one file each. Excerpts are counted in Unicode code points. */
export function sourceCopies(folder: string, log?: Log): SourceCopies {
  const cache = new LRUCache<string, CodePointText>({
    maxSize: maxCachedLength,
    sizeCalculation: (text) => text.size,
  });
  const opened = new Map<string, Promise<CodePointText | null>>();
  const reported = new Set<string>();

  async function read(file: string): Promise<CodePointText | null> {
    // A record names a plain file. A path is never opened, so that no file outside of the folder can be read.
    if (path.basename(file) !== file) return null;
    const content = await readFileOf(folder, file, maxFileSize);
    if ("bytes" in content)
      return new CodePointText(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content.bytes));
    if (!content.isMissing && !reported.has(file)) {
      reported.add(file);
      log?.warn({ file, reason: content.refusal }, "source copy not read");
    }
    return null;
  }

  async function textOf(file: string): Promise<CodePointText | null> {
    const cached = cache.get(file);
    if (cached) return cached;
    const open = opened.get(file) ?? read(file);
    opened.set(file, open);
    try {
      const text = await open;
      // The file may be added later, so its absence is not remembered.
      if (text) cache.set(file, text);
      return text;
    } finally {
      opened.delete(file);
    }
  }

  return {
    async excerpt(file, { start, end, sha256 }) {
      if (end - start > maxExcerptLength) return null;
      const span = (await textOf(file))?.slice(start, end);
      if (span === undefined) return null;
      return createHash("sha256").update(span, "utf8").digest("hex") === sha256 ? span : null;
    },
  };
}
