import path from "node:path";
import { build, type Plugin } from "esbuild";
import { documentPlugin } from "./document-plugin.ts";
import { appFolder, type PageDocument } from "./documents.ts";

/** A view whose module, in this process, is the path of the real one. */
interface Outline {
  load: () => Promise<{ default: unknown }>;
}

/** What the build asks of the code of the page, in `app/shell.tsx`. */
interface ShellModule {
  routes: readonly { segment: string; list?: Outline; entity?: Outline }[];
  shellOf: (path: string) => string;
}

/** Modules that are loaded on demand are their paths, and the server is not known. */
const outlinePlugin: Plugin = {
  name: "outline",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ kind, path: imported, resolveDir }) =>
      kind === "dynamic-import" ? { path: path.resolve(resolveDir, imported), namespace: "path" } : undefined,
    );
    onLoad({ filter: /./, namespace: "path" }, ({ path: file }) => ({
      contents: `export default ${JSON.stringify(path.relative(appFolder, file))}`,
    }));
    onLoad({ filter: /[\\/]graph[\\/]server\.ts$/ }, () => ({ contents: "export const server = {}" }));
  },
};

/** Executes the part of the page's code that does not need a browser. */
export async function shellModule(documents: readonly PageDocument[]): Promise<ShellModule> {
  const { outputFiles } = await build({
    absWorkingDir: appFolder,
    entryPoints: ["shell.tsx"],
    bundle: true,
    format: "esm",
    platform: "browser",
    jsx: "automatic",
    write: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [documentPlugin(documents), outlinePlugin],
  });
  const code = outputFiles[0]?.contents;
  if (!code) throw new Error("The shell of the page was not bundled.");
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}
