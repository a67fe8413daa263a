import type { ReactNode } from "react";
import { SourceMark } from "../../component/source-mark.tsx";
import type { Predicate, ProvenanceFragment } from "../../graph/documents.ts";

export interface Fact {
  label: string;
  /** The field whose sources are shown next to the value. */
  field?: Predicate;
  value: ReactNode;
  /** A text of several lines. */
  isWide?: boolean;
}

interface Props {
  entity: { id: string; provenance: readonly ProvenanceFragment[] };
  facts: readonly Fact[];
}

/** Facts of an entity, each with a mark that opens its sources. Facts whose value is null are left out. */
export function Facts({ entity: { id, provenance }, facts }: Props) {
  return (
    <dl className="facts">
      {facts
        .filter(({ value }) => value !== null && value !== "" && value !== undefined && value !== false)
        .map(({ label, field, value, isWide }) => {
          const found = provenance.find((each) => each.field === field);
          return (
            <div key={label} {...(isWide && { className: "wide" })}>
              <dt>{label}</dt>
              <dd>
                {value} {found && <SourceMark id={id} provenance={found} />}
              </dd>
            </div>
          );
        })}
    </dl>
  );
}
