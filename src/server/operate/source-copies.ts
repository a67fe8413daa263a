import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** Copies of sources that the operator holds on disk. */
export interface DocumentFolder {
  /** The span of a document, counted in Unicode characters; null where the file is absent or the span's hash differs. */
  excerpt(document: string, span: { from: number; to: number; sha256: string }): Promise<string | null>;
}

const mostKept = 64;

export function documentFolder(folder: string): DocumentFolder {
  const kept = new Map<string, Promise<string[] | null>>();

  function characters(document: string): Promise<string[] | null> {
    const found = kept.get(document);
    if (found) return found;
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
    // A record names a plain file; anything that looks like a path is never opened.
    const read =
      path.basename(document) === document ? readFile(path.join(folder, document), "utf8") : Promise.reject();
    const text = read.then(
      (content) => [...content],
      () => {
        // A document may come later; only what was read is kept.
        kept.delete(document);
        return null;
      },
    );
    kept.set(document, text);
    return text;
  }

  return {
    async excerpt(document, { from, to, sha256 }) {
      const span = (await characters(document))?.slice(from, to).join("");
      if (span === undefined) return null;
      return createHash("sha256").update(span, "utf8").digest("hex") === sha256 ? span : null;
    },
  };
}
