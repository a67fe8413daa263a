import { Loaded } from "../../component/loaded.tsx";
import { DealTimelineDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { Timeline } from "./timeline.tsx";

/** The dated facts of an agreement, from its announcement to its end. */
export default function DealTimeline({ slug }: { slug: string }) {
  const result = useGraph(DealTimelineDocument, { slug });
  return <Loaded of={result}>{({ agreement }) => agreement !== null && <Timeline of={agreement} />}</Loaded>;
}
