import { readFile } from "node:fs/promises";
import path from "node:path";
import type { pageCodings } from "../operate/graphiql-page.ts";

/** An operation that the page sends. */
interface PageDocument {
  id: string;
  name: string;
  body: string;
}

/** What the HTML has of a view. */
export interface PageView {
  /** The files that the view needs beside those of all views. */
  preloads: string[];
  /** What is shown until the scripts have loaded. */
  shell: string;
}

/** What the build of the page writes about its files. */
interface PageIndex {
  scripts: string[];
  styles: string[];
  preloads: string[];
  /** The views, by the first segment of their paths and whether there is a second one. */
  views: (PageView & { segment: string; isEntity: boolean })[];
  otherView: PageView;
  files: string[];
  texts: string;
  documents: PageDocument[];
}

export interface PageFile {
  type: string;
  bodies: Record<(typeof pageCodings)[number] | "identity", Uint8Array<ArrayBuffer>>;
}

/** The page, as it was built. */
export interface Page {
  index: PageIndex;
  files: ReadonlyMap<string, PageFile>;
  /** The texts of the queries that the page sends, by their ids. */
  documents: ReadonlyMap<string, string>;
}

/** The view at an address. */
export function viewAt({ views, otherView }: PageIndex, { pathname }: URL): PageView {
  const [, first = "", second = ""] = pathname.split("/");
  return views.find(({ segment, isEntity }) => segment === first && isEntity === (second !== "")) ?? otherView;
}

const types = new Map([
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
]);

const endings = { identity: "", br: ".br", gzip: ".gz" };

/** Reads a page that was built. Null if there is none in the folder. @throws {Error} if a file of it is missing */
export async function readPage(folder: string): Promise<Page | null> {
  const text = await readFile(path.join(folder, "index.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const index: PageIndex = JSON.parse(text);
  const files = await Promise.all(
    index.files.map(async (name): Promise<[string, PageFile]> => {
      const read = async (ending: string) => new Uint8Array(await readFile(path.join(folder, name + ending)));
      const [identity, br, gzip] = await Promise.all([read(endings.identity), read(endings.br), read(endings.gzip)]);
      return [
        name,
        { type: types.get(path.extname(name)) ?? "application/octet-stream", bodies: { identity, br, gzip } },
      ];
    }),
  );
  return { index, files: new Map(files), documents: new Map(index.documents.map(({ id, body }) => [id, body])) };
}
