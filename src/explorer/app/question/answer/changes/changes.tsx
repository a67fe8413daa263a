import { useState } from "react";
import { useAddress } from "../../../address/address.ts";
import { PartialDate } from "../../../component/date.tsx";
import { Loaded } from "../../../component/loaded.tsx";
import { Notice } from "../../../component/problem.tsx";
import { Section } from "../../../component/section.tsx";
import { ShowQuery } from "../../../component/show-query.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import { Occasion, Occasions } from "../../../entity/part/occasions.tsx";
import { TimelineEntry } from "../../../entity/part/timeline.tsx";
import { EntityPicker, pickedFrom } from "../../../entity/picker/entity-picker.tsx";
import { type FoundEntity, useReferred } from "../../../entity/picker/use-referred.ts";
import { type EntityType, HappenedToDocument } from "../../../graph/documents.ts";
import { useGraph } from "../../../graph/use-graph.ts";
import { countText } from "../../../text/number-text.ts";
import { MissingReference } from "../../form/missing.tsx";
import { QuestionForm } from "../../form/question-form.tsx";
import { HappenedSince } from "./happened-since.tsx";
import { RecordedChanges } from "./recorded-changes.tsx";

const types: readonly EntityType[] = ["Company", "Therapy", "Agreement"];

/** A year before the day, as the default of the form. */
const yearBefore = (day: Date) => `${day.getUTCFullYear() - 1}${day.toISOString().slice(4, 10)}`;

/** What changed since a day, in general or about an entity? */
export default function ChangesQuestion() {
  const { params } = useAddress();
  const since = params.get("since");
  const about = params.get("about");
  return (
    <>
      <Form key={`${since} ${about}`} since={since ?? yearBefore(new Date())} about={about} />
      {since !== null && about === null && <HappenedSince since={since} />}
      {since !== null && about !== null && <About since={since} about={about} />}
    </>
  );
}

function Form({ since, about }: { since: string; about: string | null }) {
  const [day, setDay] = useState(since);
  const [entity, setEntity] = useState(pickedFrom(about));
  return (
    <QuestionForm
      name="changes"
      pickers={[{ name: "about", types, picked: entity, isRequired: false }]}
      entries={{ since: day }}
    >
      {(problems) => (
        <>
          <label>
            <span>What changed since</span>
            <input type="date" required value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
          <EntityPicker
            label="about"
            types={types}
            picked={entity}
            onChange={setEntity}
            problem={problems["about"]}
            placeholder="Anything, or a company, therapy or agreement"
          />
        </>
      )}
    </QuestionForm>
  );
}

function About({ since, about }: { since: string; about: string }) {
  const { entity, result } = useReferred(about);
  if (entity === null) return <MissingReference reference={about} />;
  return <Loaded of={result}>{() => entity && <HappenedTo entity={entity} since={since} />}</Loaded>;
}

function HappenedTo({ entity, since }: { entity: FoundEntity; since: string }) {
  const { params } = useAddress();
  const variables = { id: entity.id, since, recordedSince: since, after: params.get("after") };
  const result = useGraph(HappenedToDocument, variables);
  return (
    <>
      <Loaded of={result}>
        {({ node, changes, dataset }) => {
          const timeline = node !== null && "timeline" in node ? node.timeline : null;
          if (timeline === null) return <Notice title={`The graph keeps no timeline of ${entity.name}.`} />;
          return (
            <>
              <Section title="What happened">
                <p className="answer-words" role="status">
                  Since <PartialDate value={since} />, the graph has{" "}
                  {countText(timeline.totalCount, "dated fact", "dated facts")} about <EntityLink entity={entity} /> and
                  what belongs to it.
                </p>
                {timeline.totalCount > timeline.nodes.length && (
                  <p className="muted">The latest {timeline.nodes.length} are listed.</p>
                )}
                <Occasions>
                  {[...timeline.nodes].reverse().map((entry) => (
                    <Occasion
                      key={`${entry.date} ${entry.predicate} ${entry.boundary} ${entry.entity.slug}`}
                      date={entry.date}
                    >
                      <TimelineEntry entry={entry} name={entity.name} />
                    </Occasion>
                  ))}
                </Occasions>
              </Section>
              {changes && (
                <RecordedChanges
                  changes={changes}
                  completeAfter={dataset?.changesCompleteAfter ?? null}
                  since={since}
                />
              )}
            </>
          );
        }}
      </Loaded>
      <ShowQuery document={HappenedToDocument} variables={variables} />
    </>
  );
}
