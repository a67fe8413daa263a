import { useState } from "react";
import type { GraphDocument } from "../graph/graph-document.ts";
import { exported } from "../graph/request.ts";
import type { ExportVariables } from "./list-definition.ts";
import type { ListView } from "./list-view.ts";

interface Props {
  list: {
    exportDocument: GraphDocument<unknown, ExportVariables>;
    hasAmounts: boolean;
  };
  view: ListView;
}

/** Downloads the whole list with its filter and its order as a file for spreadsheets. */
export function DownloadButton({ list: { exportDocument, hasAmounts }, view: { where, order, currency } }: Props) {
  const [state, setState] = useState<"idle" | "busy" | string>("idle");
  async function download() {
    setState("busy");
    try {
      const variables = { where, orderBy: order, ...(hasAmounts && { currency }) };
      const file = await exported(exportDocument, variables, "text/csv");
      // Excel recognizes UTF-8 by the byte order mark only.
      saveFile(new Blob(["\ufeff", file], { type: "text/csv" }), `${location.pathname.slice(1)}.csv`);
      setState("idle");
    } catch (error) {
      setState(error instanceof Error ? error.message : "The download failed.");
    }
  }
  return (
    <div className="download">
      <button type="button" onClick={download} disabled={state === "busy"}>
        {state === "busy" ? "Preparing…" : "Download CSV"}
      </button>
      {state !== "idle" && state !== "busy" && <p role="alert">The download failed: {state}</p>}
    </div>
  );
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
