import { Loaded } from "../../component/loaded.tsx";
import { CompanyTimelineDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { Timeline } from "./timeline.tsx";

/** The latest dated facts about a company. */
export default function CompanyTimeline({ slug }: { slug: string }) {
  const result = useGraph(CompanyTimelineDocument, { slug });
  return <Loaded of={result}>{({ company }) => company !== null && <Timeline of={company} />}</Loaded>;
}
