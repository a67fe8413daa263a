import path from "node:path";
import type { Plugin } from "esbuild";
import { appFolder, documentModule, type PageDocument } from "./documents.ts";

/** Resolves `graph/documents.ts` to the ids of the documents. They need no generated types, so the file need not exist. */
export function documentPlugin(documents: readonly PageDocument[]): Plugin {
  return {
    name: "documents",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /(^|\/)documents\.ts$/ }, ({ path: imported, resolveDir }) => {
        const file = path.resolve(resolveDir, imported);
        return file === path.join(appFolder, "graph/documents.ts") ? { path: file } : undefined;
      });
      onLoad({ filter: /[\\/]graph[\\/]documents\.ts$/ }, () => ({
        contents: documentModule(documents),
        loader: "js",
      }));
    },
  };
}
