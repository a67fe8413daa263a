// The process that builds the page: `node build.ts <folder>` writes the files of the page to the folder, which must not exist.
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { bundle } from "./bundle.ts";
import { documentsOf, type PageDocument, sourceFiles } from "./documents.ts";
import { shellModule } from "./shell.ts";

/** What the HTML has of a view. */
interface PageView {
  /** The files that the view needs beside those of all views. */
  preloads: string[];
  /** What is shown until the scripts have loaded. */
  shell: string;
}

/** What the server has to know about the files of the page. */
export interface PageIndex {
  scripts: string[];
  styles: string[];
  preloads: string[];
  /** The views, by the first segment of their paths and whether there is a second one. */
  views: (PageView & { segment: string; isEntity: boolean })[];
  /** What is at other addresses. */
  otherView: PageView;
  /** All files of the page. Each is stored as it is and compressed, with the endings `.br` and `.gz`. */
  files: string[];
  /** The file with the texts of the queries. */
  texts: string;
  documents: PageDocument[];
}

async function writePage(folder: string): Promise<void> {
  const documents = documentsOf(await sourceFiles());
  const [{ files, filesOf, ...entry }, { routes, shellOf }] = await Promise.all([
    bundle(documents),
    shellModule(documents),
  ]);
  const viewsOf = async ({ segment, list, entity }: (typeof routes)[number]) => {
    const moduleOf = async (view: typeof list) => String((await view?.load())?.default);
    return [
      ...(list
        ? [{ segment, isEntity: false, preloads: filesOf(await moduleOf(list)), shell: shellOf(`/${segment}`) }]
        : []),
      ...(entity ? [{ segment, isEntity: true, preloads: filesOf(await moduleOf(entity)), shell: shellOf("") }] : []),
    ];
  };
  const texts = Buffer.from(JSON.stringify(Object.fromEntries(documents.map(({ id, body }) => [id, body]))));
  const textsName = `queries-${createHash("sha256").update(texts).digest("hex").slice(0, 8)}.json`;
  files.set(textsName, texts);
  await mkdir(folder, { recursive: true });
  await Promise.all([...files].map(([name, bytes]) => writeCompressed(path.join(folder, name), bytes)));
  const index: PageIndex = {
    ...entry,
    views: (await Promise.all(routes.map(viewsOf))).flat(),
    otherView: { preloads: [], shell: shellOf("") },
    files: [...files.keys()],
    texts: textsName,
    documents,
  };
  await writeFile(path.join(folder, "index.json"), JSON.stringify(index));
}

/** With the best quality, the whole build takes three times as long, for files that are 8% smaller. */
const quality = 9;

async function writeCompressed(file: string, bytes: Uint8Array): Promise<void> {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: quality } };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, options), promisify(gzip)(bytes, { level: 9 })]);
  await writeFile(file, bytes);
  await writeFile(`${file}.br`, br);
  await writeFile(`${file}.gz`, gz);
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
