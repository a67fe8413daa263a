import { useState } from "react";
import type { GraphDocument } from "../graph/graph-document.ts";
import { exported } from "../graph/request.ts";
import { saveFile } from "../picture/figure/save-file.ts";
import type { ExportVariables } from "./list-definition.ts";
import type { ListView } from "./list-view.ts";

interface Props {
  list: {
    exportDocument: GraphDocument<unknown, ExportVariables>;
    hasAmounts: boolean;
  };
  view: ListView;
}

type State = { kind: "idle" | "busy" } | { kind: "done" | "failed"; text: string };

/** Downloads the whole list with its filter and its order as a file for spreadsheets. */
export function DownloadButton({ list: { exportDocument, hasAmounts }, view: { where, order, currency } }: Props) {
  const [state, setState] = useState<State>({ kind: "idle" });
  const isBusy = state.kind === "busy";
  async function download() {
    if (isBusy) return;
    setState({ kind: "busy" });
    try {
      const variables = { where, orderBy: order, ...(hasAmounts && { currency }) };
      const file = await exported(exportDocument, variables, "text/csv");
      const name = `${location.pathname.slice(1)}.csv`;
      // Excel recognizes UTF-8 by the byte order mark only.
      saveFile(new Blob(["\ufeff", file], { type: "text/csv" }), name);
      setState({ kind: "done", text: `Downloaded ${name}` });
    } catch (error) {
      setState({ kind: "failed", text: error instanceof Error ? error.message : "" });
    }
  }
  return (
    <div className="download">
      {/* A disabled button would lose the focus. */}
      <button type="button" onClick={download} aria-disabled={isBusy}>
        {isBusy ? "Preparing…" : "Download CSV"}
      </button>
      <span role="status" className="muted">
        {state.kind === "done" && state.text}
      </span>
      {state.kind === "failed" && <p role="alert">The download failed. {state.text}</p>}
    </div>
  );
}
