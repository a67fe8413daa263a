import { recordsOrigin } from "../../src/intake/records/digest.ts";
import { recordsIn } from "../../src/intake/records/load.ts";
import type { Store } from "../../src/store/open.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import type { ChangeReport } from "../../src/store/write/change-set.ts";
import type { Graph } from "./graph.ts";
import { sampleRecords } from "./records.ts";

/** Loads records as a start does: with the digest of their bytes. */
export function loadRecords(store: Store, text: string): Promise<ChangeReport> {
  const { nodes, digest } = recordsIn("", [{ file: "a.yaml", bytes: Buffer.from(text) }]);
  return applyNodes(store, { name: recordsOrigin, digest }, nodes);
}

/** The sample records with replacements. */
export function changedRecords(...replacements: [string, string][]): string {
  let text = sampleRecords;
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`the records do not contain ${from}`);
    text = text.replace(from, to);
  }
  return text;
}

interface ShownChange {
  kind: string;
  entityName: string;
  field: string | null;
  textBefore: string | null;
  textAfter: string | null;
}

/**
 * The changes that a graph lists, each in one line: its kind, the entity, the field and the texts.
 * @param args the arguments of `changes`, such as `(since: "2024-01-01")`
 */
export async function linesOf(graph: Graph, args = ""): Promise<string[]> {
  const { data, errors } = await graph.query(
    `{ changes${args} { nodes { kind entityName field textBefore textAfter } } }`,
  );
  if (errors.length > 0) throw new Error(`${errors.map(({ message }) => message).join(" ")} ${graph.log.join("")}`);
  return data.changes.nodes.map(({ kind, entityName, field, textBefore, textAfter }: ShownChange) =>
    [kind, entityName, field ?? "-", `${textBefore ?? "null"} -> ${textAfter ?? "null"}`].join(" | "),
  );
}
