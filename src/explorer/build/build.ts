// The process that builds the page: `node build.ts <folder>` writes the files of the page to the folder, which must not exist.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, type Metafile, type Plugin } from "esbuild";
import { appFolder, documentModule, documentsOf, type PageDocument, sourceFiles } from "./documents.ts";

/** What the server has to know about the files of the page. */
export interface PageIndex {
  /** The names of the entry's files, in the order in which the HTML has to name them. */
  scripts: string[];
  styles: string[];
  /** Modules that the entry imports, which the browser can load with it. */
  preloads: string[];
  /** All files of the page. Each is stored as it is and compressed, with the endings `.br` and `.gz`. */
  files: string[];
  /** The file with the texts of the queries. */
  texts: string;
  documents: PageDocument[];
}

const documents = documentsOf(await sourceFiles());

/** The module with the ids of the documents, which need no generated types. */
const documentPlugin: Plugin = {
  name: "documents",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]graph[\\/]documents\.ts$/ }, () => ({ contents: documentModule(documents), loader: "js" }));
    // The file need not exist.
  },
};

const resolvePlugin: Plugin = {
  name: "document-path",
  setup({ onResolve }) {
    onResolve({ filter: /(^|\/)documents\.ts$/ }, ({ path: imported, resolveDir }) => {
      const file = path.resolve(resolveDir, imported);
      return file === path.join(appFolder, "graph/documents.ts") ? { path: file } : undefined;
    });
  },
};

async function bundle(): Promise<{ files: Map<string, Uint8Array>; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: appFolder,
    entryPoints: { main: "main.tsx" },
    outdir: "out",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: ["chrome123", "firefox121", "safari17.5"],
    jsx: "automatic",
    minify: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".svg": "dataurl" },
    plugins: [resolvePlugin, documentPlugin],
  });
  const files = new Map(outputFiles.map(({ path: file, contents }) => [path.basename(file), contents]));
  return { files, metafile };
}

function indexOf(metafile: Metafile): Pick<PageIndex, "scripts" | "styles" | "preloads"> {
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "main.tsx");
  if (!entry) throw new Error("The bundle has no entry.");
  const [file, { cssBundle, imports }] = entry;
  const preloads = imports.filter(({ kind }) => kind === "import-statement").map((each) => path.basename(each.path));
  return {
    scripts: [path.basename(file)],
    styles: cssBundle === undefined ? [] : [path.basename(cssBundle)],
    preloads,
  };
}

async function writePage(folder: string): Promise<void> {
  const { files, metafile } = await bundle();
  const texts = Buffer.from(JSON.stringify(Object.fromEntries(documents.map(({ id, body }) => [id, body]))));
  const { createHash } = await import("node:crypto");
  const textsName = `queries-${createHash("sha256").update(texts).digest("hex").slice(0, 8)}.json`;
  files.set(textsName, texts);
  await mkdir(folder, { recursive: true });
  await Promise.all(
    [...files].map(async ([name, bytes]) => {
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(bytes, options),
        promisify(gzip)(bytes, { level: 9 }),
      ]);
      await writeFile(path.join(folder, name), bytes);
      await writeFile(path.join(folder, `${name}.br`), br);
      await writeFile(path.join(folder, `${name}.gz`), gz);
    }),
  );
  const index: PageIndex = { ...indexOf(metafile), files: [...files.keys()], texts: textsName, documents };
  await writeFile(path.join(folder, "index.json"), JSON.stringify(index));
}

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error("Pass the folder to write to.");
// Written beside it and renamed, so that no process sees a part of a page, and several processes may build at the same time.
const partial = `${target}.${process.pid}`;
try {
  await writePage(partial);
  await rename(partial, target).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    // Another process was faster, with the same result.
    await readFile(path.join(target, "index.json"));
  });
} finally {
  await rm(partial, { recursive: true, force: true });
}
