import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { GraphiqlTab } from "./graphiql-page.ts";

const questionFolder = path.join(import.meta.dirname, "../../../schema/questions");

/** The numbers of the questions that GraphiQL opens: one of each kind, and few enough for one row of tabs. */
const tabNumbers = "01 02 03 04 05 06 07 08 11 14 18 19 21 23 32 38 39 40".split(" ");

/** GraphiQL's tabs, in the order of the questions. */
export async function questionTabs(folder: string = questionFolder): Promise<GraphiqlTab[]> {
  const files = (await readdir(folder)).sort().filter((file) => tabNumbers.includes(file.slice(0, 2)));
  return Promise.all(files.map(async (file) => questionTab(await readFile(path.join(folder, file), "utf8"))));
}

/** A question begins with a comment, whose first sentence is the title of its tab. */
function questionTab(query: string): GraphiqlTab {
  const [comment = ""] = /^(#.*\n)+/.exec(query) ?? [];
  const [title = ""] = /^[^?]*\??/.exec(comment.replace(/^# ?/gm, "").replace(/\s+/g, " ")) ?? [];
  return { query, comment, title };
}
