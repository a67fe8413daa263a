/** The media types of exports. The last one is the former name of JSON Lines. */
export const exportTypes = ["text/csv", "application/jsonl", "application/x-ndjson"] as const;

export type ExportType = (typeof exportTypes)[number];

/** The headers that state the type and the file name of an export. */
export function exportHeaders(type: ExportType, list: string): Record<string, string> {
  const parameters = type === "text/csv" ? "; charset=utf-8; header=present" : "; charset=utf-8";
  const extensions = { "text/csv": "csv", "application/jsonl": "jsonl", "application/x-ndjson": "ndjson" };
  return {
    "content-type": type + parameters,
    // A name of GraphQL consists of letters, digits and underscores.
    "content-disposition": `attachment; filename="${list.slice(0, maxNameLength)}.${extensions[type]}"`,
    "cache-control": "no-store",
  };
}

const maxNameLength = 100;
