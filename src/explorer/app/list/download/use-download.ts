import { useEffect, useRef, useState } from "react";
import { csvOf } from "../../file/csv.ts";
import { saveFile } from "../../file/save-file.ts";
import { GraphError } from "../../graph/graph-error.ts";
import { exported } from "../../graph/request.ts";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import type { ListView } from "../list-view.ts";
import { fileColumnsOf } from "./file-column.ts";

/** What a file contains: the columns that the list shows, or all fields as the API names them. */
export type FileContent = "shown" | "all";

export type DownloadState =
  | { kind: "idle" }
  | { kind: "busy"; rows: number }
  | { kind: "done"; rows: number }
  | { kind: "failed"; message: string };

type DownloadedList<Entry> = Pick<
  ListDefinition<never, never, never, Entry>,
  "columns" | "exportDocument" | "hasAmounts"
>;

/** Downloads a whole list with its filter and its order as a file for spreadsheets. */
export function useDownload<Entry>(list: DownloadedList<Entry>, view: ListView) {
  const [state, setState] = useState<DownloadState>({ kind: "idle" });
  const abort = useRef<AbortController>(undefined);
  const labelOf = useLabels();
  useEffect(() => () => abort.current?.abort(), []);

  async function start(content: FileContent) {
    const { where, order, currency } = view;
    const variables = { where, ...(order !== null && { orderBy: order }), ...(list.hasAmounts && { currency }) };
    abort.current = new AbortController();
    const { signal } = abort.current;
    const isAll = content === "all";
    let rows = 0;
    const onProgress = (lines: number) => {
      // The first line of a CSV file has the names of its columns.
      rows = Math.max(0, isAll ? lines - 1 : lines);
      setState({ kind: "busy", rows });
    };
    setState({ kind: "busy", rows });
    try {
      const type = isAll ? "text/csv" : "application/jsonl";
      const text = await exported(list.exportDocument, variables, type, { signal, onProgress });
      saveFile(isAll ? csvFile(text) : shownColumns(text), fileName());
      setState({ kind: "done", rows });
    } catch (error) {
      setState(signal.aborted ? { kind: "idle" } : { kind: "failed", message: messageOf(error) });
    }
  }

  function shownColumns(text: string): Blob {
    const shown = list.columns.filter(({ name }) => view.columns.some((column) => column.name === name));
    const columns = shown.flatMap(fileColumnsOf).map(({ label, isNumber = false, text }) => ({
      label,
      isNumber,
      text: (entry: Entry) => String(text(entry, labelOf) ?? ""),
    }));
    const entries = text.split("\n").filter((line) => line !== "");
    return csvOf(
      columns,
      entries.map((line): Entry => JSON.parse(line)),
    );
  }

  return { state, start, cancel: () => abort.current?.abort() };
}

/** Excel recognizes UTF-8 by the byte order mark only. */
const csvFile = (text: string) => new Blob(["\ufeff", text], { type: "text/csv" });

/** The list and the day: "agreements-2024-05-31.csv". */
function fileName(): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const day = parts.map((part) => String(part).padStart(2, "0")).join("-");
  return `${location.pathname.replaceAll("/", "")}-${day}.csv`;
}

function messageOf(error: unknown): string {
  if (error instanceof GraphError && error.kind === "expensive")
    return `The list is too long for a file. Narrow it down by a filter. ${error.message}`;
  return `The download failed. ${error instanceof Error ? error.message : ""}`;
}
