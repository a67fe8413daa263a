import { changed, href, useAddress } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { ClaimText } from "../../component/claim-text.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { EntityTimelineDocument, type TimelinePartFragment } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { withoutDate } from "../../text/milestone-claim.ts";
import { countText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "./entity-link.tsx";
import { Occasion, Occasions } from "./occasions.tsx";

const size = 15;

/** What happened to an entity and to those related to it, the latest part first. The address has the cursor of another part. */
export function Timeline({ id, name }: { id: string; name: string }) {
  const { path, params } = useAddress();
  const earlier = params.get("events-before");
  const later = params.get("events-after");
  const variables = {
    id,
    first: later === null ? null : size,
    after: later,
    last: later === null ? size : null,
    before: later === null ? earlier : null,
  };
  const result = useGraph(EntityTimelineDocument, variables, { keepsFormer: true });
  const to = (changes: Record<string, string | null>) =>
    href(path, changed(params, { "events-before": null, "events-after": null, ...changes }));
  return (
    <Loaded of={result}>
      {({ node }) => {
        if (node === null || !("timeline" in node) || node.timeline.totalCount === 0) return null;
        const { totalCount, nodes, pageInfo } = node.timeline;
        return (
          <Section
            title="Timeline"
            aside={<span className="muted">{countText(totalCount, "dated fact", "dated facts")}</span>}
          >
            {pageInfo.hasPreviousPage && (
              <p className="screen-only">
                <Link keepsPosition to={to({ "events-before": pageInfo.startCursor })}>
                  Earlier
                </Link>
              </p>
            )}
            <Occasions>
              {nodes.map((entry) => (
                <Occasion
                  key={`${entry.date} ${entry.predicate} ${entry.boundary} ${entry.entity.slug}`}
                  date={entry.date}
                >
                  <TimelineEntry entry={entry} name={name} />
                </Occasion>
              ))}
            </Occasions>
            {pageInfo.hasNextPage && (
              <p className="screen-only">
                <Link keepsPosition to={to({ "events-after": pageInfo.endCursor })}>
                  Later
                </Link>
              </p>
            )}
          </Section>
        );
      }}
    </Loaded>
  );
}

type Entry = TimelinePartFragment["nodes"][number];

/** A dated fact in words. The entity of the timeline itself is not named. */
export function TimelineEntry({
  entry: { predicate, boundary, entity, claims },
  name,
}: {
  entry: Entry;
  name: string;
}) {
  const [claim] = claims;
  return (
    <>
      {predicate === "AGREEMENT_MILESTONES" && claim ? (
        <ClaimText text={withoutDate(claim.text)} />
      ) : (
        predicate !== "REGULATORY_EVENT_DATE" && <Label of="Predicate" value={predicate} />
      )}
      {boundary !== null && (
        <span className="muted">
          {" "}
          (<Label of="PeriodBoundary" value={boundary} />)
        </span>
      )}
      {entity.name !== name && (
        <>
          {predicate !== "REGULATORY_EVENT_DATE" && ": "}
          <EntityLink entity={entity} />
        </>
      )}{" "}
      <ClaimMark claims={claims} />
    </>
  );
}
