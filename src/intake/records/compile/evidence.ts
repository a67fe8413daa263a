import { slugOfValues } from "../../../domain/node-key.ts";
import type { ClaimChange } from "../../../store/write/change-set.ts";
import type { Path } from "../problem.ts";
import type { EvidenceRecord } from "../shape/fact.ts";
import type { Report } from "./report.ts";

export type EvidenceChange = ClaimChange["evidence"][number];

/** Evidence by the name under which a file or a node defines it. */
export type Evidence = ReadonlyMap<string, EvidenceChange>;

/** The evidence that a file or a node defines. */
export function evidenceOf(defined: Readonly<Record<string, EvidenceRecord>>, at: Path, report: Report): Evidence {
  return new Map(
    Object.entries(defined).map(([name, { source, states, at: where }]) => {
      report.refer("Source", source, [...at, name, "source"]);
      const span = where && "start" in where ? where : null;
      if (span && Number(span.end) <= Number(span.start))
        report.problem(
          [...at, name, "at"],
          `The span ends at ${span.end}, before its start at ${span.start}. Use an end after the start.`,
        );
      const row = where && "row" in where ? where.row : null;
      return [
        name,
        {
          id: slugOfValues([source, states, span?.start ?? null, span?.end ?? null, span?.sha256 ?? null, row]),
          source_id: source,
          statement: states,
          span_start: span ? Number(span.start) : null,
          span_end: span ? Number(span.end) : null,
          span_sha256: span?.sha256 ?? null,
          row_key: row,
        },
      ];
    }),
  );
}
