import { stringifyDocument } from "@urql/core";
import { useState } from "react";
import { type AgreementFilter, type AgreementOrder, graphql } from "./graphql.ts";

/** Each selected value becomes a column of the file. */
const AgreementExportQuery = graphql(`
  query AgreementExport($where: AgreementFilter!, $order: AgreementOrder!) {
    agreements(where: $where, orderBy: $order) {
      nodes {
        slug
        name
        announcedOn
        kinds
        status
        parties {
          role
          company {
            name
          }
        }
        therapies(first: 100) {
          nodes {
            name
          }
        }
        value(currency: USD) {
          upfront {
            min
            max
          }
          total {
            min
            max
          }
        }
      }
    }
  }
`);

/** Downloads the whole list, in its order, as a file for spreadsheets. */
export function CsvButton({ where, order }: { where: AgreementFilter; order: AgreementOrder }) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  async function download() {
    setState("busy");
    try {
      save(await exported(where, order), "agreements.csv");
      setState("idle");
    } catch {
      setState("failed");
    }
  }
  return (
    <div className="export">
      <button type="button" onClick={download} disabled={state === "busy"}>
        {state === "busy" ? "Preparing…" : "Download CSV"}
      </button>
      {state === "failed" && <p role="alert">The download failed. Try again.</p>}
    </div>
  );
}

/** @throws {Error} if the server refuses the export, or the connection breaks before its end */
async function exported(where: AgreementFilter, order: AgreementOrder): Promise<Blob> {
  const query = stringifyDocument(AgreementExportQuery);
  const parameters = new URLSearchParams({ query, variables: JSON.stringify({ where, order }) });
  const response = await fetch(`/graphql?${parameters}`, { headers: { accept: "text/csv" } });
  if (!response.ok) throw new Error(`The server responded with status ${response.status}.`);
  // Excel recognizes UTF-8 by the byte order mark only.
  return new Blob(["\ufeff", await response.blob()], { type: "text/csv" });
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
