import { Loaded } from "../../component/loaded.tsx";
import { TherapyTimelineDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { Timeline } from "./timeline.tsx";

/** The dated facts about a therapy: agreements, regulatory events, trials. */
export default function TherapyTimeline({ slug }: { slug: string }) {
  const result = useGraph(TherapyTimelineDocument, { slug });
  return <Loaded of={result}>{({ therapy }) => therapy !== null && <Timeline of={therapy} />}</Loaded>;
}
