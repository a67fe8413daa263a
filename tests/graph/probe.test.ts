import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { testGraph, shippedGraph } from "/work/main/tests/support/graph.ts";
const files=(await readdir("schema/questions")).sort();
it("probe", async()=>{ await using g=await testGraph();
 for(const f of files){const r=await g.query(await readFile("schema/questions/"+f,"utf8"));
  console.log(f,r.status,r.statements.length,r.errors.map(e=>e.message).join(" | ").slice(0,300), emptyFields(r.data).join(" "));}
});
function emptyFields(answer: unknown): string[] {
  const filled = new Map<string, boolean>();
  const visit = (value: unknown, at: string): boolean => {
    if (Array.isArray(value)) return value.map((entry) => visit(entry, at)).some(Boolean);
    if (typeof value !== "object" || value === null) return value !== null;
    for (const [key, entry] of Object.entries(value)) {
      const path = `${at}.${key}`;
      filled.set(path, visit(entry, path) || (filled.get(path) ?? false));
    }
    return true;
  };
  visit(answer, "");
  return [...filled].filter(([, value]) => !value).map(([path]) => path);
}
