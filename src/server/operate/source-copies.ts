import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { LRUCache } from "lru-cache";
import type { SourceCopies } from "../../schema/core/context.ts";

const maxCachedFiles = 64;

/** The operator's copies of source documents, one file each. Excerpts are counted in Unicode code points. */
export function sourceCopies(folder: string): SourceCopies {
  const cache = new LRUCache<string, Promise<string[] | null>>({ max: maxCachedFiles });

  function codePointsOf(file: string): Promise<string[] | null> {
    const cached = cache.get(file);
    if (cached) return cached;
    // A record names a plain file. A path is never opened, so that no file outside of the folder can be read.
    const text = path.basename(file) === file ? readFile(path.join(folder, file), "utf8") : Promise.reject();
    const codePoints = text.then(
      (content) => [...content],
      () => {
        // The file may be added later.
        cache.delete(file);
        return null;
      },
    );
    cache.set(file, codePoints);
    return codePoints;
  }

  return {
    async excerpt(file, { start, end, sha256 }) {
      const span = (await codePointsOf(file))?.slice(start, end).join("");
      if (span === undefined) return null;
      return createHash("sha256").update(span, "utf8").digest("hex") === sha256 ? span : null;
    },
  };
}
