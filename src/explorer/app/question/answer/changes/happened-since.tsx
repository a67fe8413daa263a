import { href, useAddress } from "../../../address/address.ts";
import { PartialDate } from "../../../component/date.tsx";
import { Loaded } from "../../../component/loaded.tsx";
import { Section } from "../../../component/section.tsx";
import { ShowQuery } from "../../../component/show-query.tsx";
import { ClaimMark } from "../../../component/source-mark.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import { RelatedAgreement, RelatedEvent, RelatedTrial } from "../../../entity/part/related.tsx";
import { Relation } from "../../../entity/part/relation.tsx";
import { HappenedSinceDocument, type HappenedSinceQuery } from "../../../graph/documents.ts";
import { useGraph } from "../../../graph/use-graph.ts";
import { countText } from "../../../text/number-text.ts";
import { Label } from "../../../vocabulary/vocabulary.tsx";
import { RecordedChanges } from "./recorded-changes.tsx";

/** What happened since a day, by what it is, and what the graph has learned since. */
export function HappenedSince({ since }: { since: string }) {
  const { params } = useAddress();
  const variables = { since, recordedSince: since, after: params.get("after") };
  const result = useGraph(HappenedSinceDocument, variables);
  return (
    <>
      <Loaded of={result}>
        {(data) => (
          <>
            <Words data={data} since={since} />
            <Lists data={data} since={since} />
            {data.changes && (
              <RecordedChanges
                changes={data.changes}
                completeAfter={data.dataset?.changesCompleteAfter ?? null}
                since={since}
              />
            )}
          </>
        )}
      </Loaded>
      <ShowQuery document={HappenedSinceDocument} variables={variables} />
    </>
  );
}

/** A count in words. Null if there is nothing to count. */
function counted(list: { totalCount: number } | null, words: (count: number) => string): string | null {
  return list === null || list.totalCount === 0 ? null : words(list.totalCount);
}

const listText = (parts: readonly string[]) => new Intl.ListFormat("en").format(parts);

function Words({ data, since }: { data: HappenedSinceQuery; since: string }) {
  const { announced, progressed, ended, events, trials, dataset } = data;
  const parts = [
    counted(announced, (count) => `${countText(count, "agreement was", "agreements were")} announced`),
    counted(progressed, (count) => `${countText(count, "agreement", "agreements")} reached a milestone`),
    counted(ended, (count) => `${countText(count, "agreement was", "agreements were")} terminated`),
    counted(events, (count) => `agencies acted ${countText(count, "time", "times")}`),
    counted(trials, (count) => `${countText(count, "trial", "trials")} began`),
  ].filter((part) => part !== null);
  return (
    <Section title="What happened">
      <p className="answer-words" role="status">
        Since <PartialDate value={since} />, {parts.length === 0 ? "the graph has nothing new" : listText(parts)}.
      </p>
      {dataset?.asOf && (
        <p className="muted">
          As far as the graph has it. Its sources were last read on <PartialDate value={dataset.asOf} />.
        </p>
      )}
    </Section>
  );
}

function Lists({ data, since }: { data: HappenedSinceQuery; since: string }) {
  const { announced, progressed, ended, events, trials } = data;
  return (
    <div className="columns">
      <Relation
        title="Announced"
        entries={announced?.nodes ?? []}
        totalCount={announced?.totalCount ?? 0}
        all={href("/agreements", { "announced-min": since })}
        keyOf={({ slug }) => slug}
      >
        {(agreement) => <RelatedAgreement agreement={agreement} />}
      </Relation>
      <Relation
        title="Milestones of agreements"
        entries={progressed?.nodes ?? []}
        totalCount={progressed?.totalCount ?? 0}
        keyOf={({ slug }) => slug}
      >
        {(agreement) => (
          <>
            <EntityLink entity={agreement} />
            {agreement.milestones
              .filter(({ date }) => date !== null && date >= since)
              .map(({ kind, date, note, claims }) => (
                <span key={`${kind} ${date} ${note}`} className="muted note">
                  <PartialDate value={date} /> <Label of="AgreementMilestoneKind" value={kind} />{" "}
                  <ClaimMark claims={claims} />
                </span>
              ))}
          </>
        )}
      </Relation>
      <Relation
        title="Terminated"
        entries={ended?.nodes ?? []}
        totalCount={ended?.totalCount ?? 0}
        keyOf={({ slug }) => slug}
      >
        {(agreement) => (
          <>
            <EntityLink entity={agreement} />{" "}
            <span className="muted">
              <PartialDate value={agreement.terminatedOn} />
            </span>
          </>
        )}
      </Relation>
      <Relation
        title="Regulatory events"
        entries={events?.nodes ?? []}
        totalCount={events?.totalCount ?? 0}
        all={href("/regulatory-events", { "date-min": since })}
        keyOf={({ slug }) => slug}
      >
        {(event) => <RelatedEvent event={event} />}
      </Relation>
      <Relation
        title="Trials that began"
        entries={trials?.nodes ?? []}
        totalCount={trials?.totalCount ?? 0}
        all={href("/trials", { "started-min": since })}
        keyOf={({ slug }) => slug}
      >
        {(trial) => <RelatedTrial trial={trial} />}
      </Relation>
    </div>
  );
}
