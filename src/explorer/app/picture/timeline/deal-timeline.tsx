import { useMemo } from "react";
import { Loaded } from "../../component/loaded.tsx";
import { DealTimelineDocument, type DealTimelineQuery } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import { milestoneText } from "./milestone-text.ts";
import { Timeline } from "./timeline.tsx";

/** The dated facts of an agreement, from its announcement to its end. */
export default function DealTimeline({ slug }: { slug: string }) {
  const result = useGraph(DealTimelineDocument, { slug });
  return (
    <Loaded of={result}>{({ agreement }) => agreement !== null && <DealTimelineOf agreement={agreement} />}</Loaded>
  );
}

/** Milestones are told apart by what they are about, which their claims do not say in full. */
function DealTimelineOf({ agreement }: { agreement: NonNullable<DealTimelineQuery["agreement"]> }) {
  const labelOf = useLabels();
  const { milestones } = agreement;
  const texts = useMemo(
    () =>
      new Map(
        milestones.flatMap((milestone) =>
          milestone.claims.map(({ id }) => [id, milestoneText(milestone, labelOf)] as const),
        ),
      ),
    [milestones, labelOf],
  );
  return <Timeline of={agreement} textsOfClaims={texts} />;
}
