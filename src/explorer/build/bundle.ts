import path from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { documentPlugin } from "./document-plugin.ts";
import { appFolder, type PageDocument } from "./documents.ts";

const entry = "main.tsx";
/** The frame of the page, which is there before any view. */
const frame = "app.tsx";
/** The module that loads the views. */
const routes = "routes.tsx";
/** Modules that at least so many views need are loaded with the frame. */
const minViews = 4;

/**
 * Modules that are loaded on demand import those of the frame. These are thus needed by all of them, so that they are in one file instead
 * of one for each group of views that share them.
 */
function framePlugin(modules: readonly string[]): Plugin {
  const imports = modules.map((module) => `import ${JSON.stringify(path.join(appFolder, module))};`).join("");
  return {
    name: "frame",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ kind, path: imported, resolveDir }) =>
        kind === "dynamic-import" ? { path: path.resolve(resolveDir, imported), namespace: "on-demand" } : undefined,
      );
      onLoad({ filter: /./, namespace: "on-demand" }, ({ path: file }) => ({
        contents: `${imports} export { default } from ${JSON.stringify(file)};`,
        resolveDir: appFolder,
      }));
    },
  };
}

export interface Bundle {
  files: Map<string, Uint8Array>;
  /** The names of the entry's files, in the order in which the HTML has to name them. */
  scripts: string[];
  styles: string[];
  /** Modules that the entry imports, which the browser can load with it. */
  preloads: string[];
  /** The files that a module which is loaded on demand consists of, beside those of the entry. */
  filesOf: (module: string) => string[];
}

const options = {
  absWorkingDir: appFolder,
  entryPoints: { main: entry },
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
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "silent",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".svg": "dataurl" },
} as const satisfies BuildOptions;

/** Bundles the code of the page. */
export async function bundle(documents: readonly PageDocument[]): Promise<Bundle> {
  const { metafile: outline } = await build({ ...options, plugins: [documentPlugin(documents), framePlugin([])] });
  const { outputFiles, metafile } = await build({
    ...options,
    minify: true,
    plugins: [documentPlugin(documents), framePlugin([frame, ...sharedModules(outline)])],
  });
  const main = outputOf(metafile, entry);
  const { cssBundle } = metafile.outputs[main] ?? {};
  const [, ...preloads] = importsOf(metafile, main);
  const known = new Set([main, ...preloads]);
  const names = (files: readonly string[]) => files.map((file) => path.basename(file));
  return {
    files: new Map(outputFiles.map(({ path: file, contents }) => [path.basename(file), contents])),
    scripts: names([main]),
    styles: cssBundle === undefined ? [] : names([cssBundle]),
    preloads: names(preloads),
    filesOf: (module) => {
      const output = outputOf(metafile, `on-demand:${path.join(appFolder, module)}`);
      return names(importsOf(metafile, output).filter((file) => !known.has(file)));
    },
  };
}

/** The modules that many views need. */
function sharedModules({ inputs }: Metafile): string[] {
  const importsOf = (module: string, isOnDemand: boolean) =>
    (inputs[module]?.imports ?? []).filter(({ kind }) => (kind === "dynamic-import") === isOnDemand);
  const counts = new Map<string, number>();
  for (const { path: view } of importsOf(routes, true)) {
    const needed = new Set<string>();
    const follow = (module: string) => {
      if (needed.has(module)) return;
      needed.add(module);
      for (const { path: imported } of importsOf(module, false)) follow(imported);
    };
    follow(view);
    for (const module of needed) counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= minViews).map(([module]) => module);
}

function outputOf({ outputs }: Metafile, entryPoint: string): string {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (!found) throw new Error(`The bundle has no entry ${entryPoint}.`);
  return found[0];
}

/** A file and all files that it imports at once, directly and indirectly. */
function importsOf({ outputs }: Metafile, file: string, found = new Set<string>()): string[] {
  found.add(file);
  for (const { kind, path: imported } of outputs[file]?.imports ?? [])
    if (kind === "import-statement" && !found.has(imported)) importsOf({ outputs, inputs: {} }, imported, found);
  return [...found];
}
