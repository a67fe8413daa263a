import type { ReactNode } from "react";
import { Label, useTerms } from "../../vocabulary/vocabulary.tsx";

interface Props<Entry> {
  entries: readonly Entry[];
  stageOf: (entry: Entry) => string | null;
  keyOf: (entry: Entry) => string;
  children: (entry: Entry) => ReactNode;
}

/** Entries by stage of development, the most advanced first, those without a stage last. */
export function StageGroups<Entry>({ entries, stageOf, keyOf, children }: Props<Entry>) {
  const order = useTerms("DevelopmentStage").map(({ value }) => value);
  const rank = (stage: string | null) => (stage === null ? -1 : order.indexOf(stage));
  const groups = [...Map.groupBy(entries, stageOf)].sort(([a], [b]) => rank(b) - rank(a));
  return (
    <dl className="stage-groups">
      {groups.map(([stage, members]) => (
        <div key={stage}>
          <dt>
            {stage === null ? (
              <span className="muted">Stage not stated</span>
            ) : (
              <Label of="DevelopmentStage" value={stage} />
            )}
          </dt>
          <dd>
            <ul className="relation">
              {members.map((entry) => (
                <li key={keyOf(entry)}>{children(entry)}</li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
