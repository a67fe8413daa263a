import { useState } from "react";
import { href, useAddress } from "../../../address/address.ts";
import { Link } from "../../../address/link.tsx";
import { Loaded } from "../../../component/loaded.tsx";
import { Notice } from "../../../component/problem.tsx";
import { Section } from "../../../component/section.tsx";
import { ShowQuery } from "../../../component/show-query.tsx";
import { useCurrency } from "../../../entity/agreement/currency-choice.tsx";
import { EntityPicker, pickedFrom } from "../../../entity/picker/entity-picker.tsx";
import { useReferred } from "../../../entity/picker/use-referred.ts";
import { MedianUpfrontDocument, type MedianUpfrontQuery } from "../../../graph/documents.ts";
import { useGraph } from "../../../graph/use-graph.ts";
import { currencies } from "../../../list/list-view.ts";
import { dateText } from "../../../text/date-text.ts";
import { shortMoney } from "../../../text/money-text.ts";
import { countText, numberText } from "../../../text/number-text.ts";
import { useLabels } from "../../../vocabulary/vocabulary.tsx";
import { Choice } from "../../form/choice.tsx";
import { MissingReference } from "../../form/missing.tsx";
import { QuestionForm } from "../../form/question-form.tsx";
import { type MedianEntries, medianFilter, topicTypes } from "./median-filter.ts";
import { UpfrontTable } from "./upfront-table.tsx";

const names = ["topic", "modality", "kind", "stage", "since"] as const;

/** What is the median upfront payment for something, at a stage, since a day? */
export default function MedianQuestion() {
  const { params } = useAddress();
  const [topic, modality, kind, stage, since] = names.map((name) => params.get(name) || null);
  const entries = {
    topic: topic ?? null,
    modality: modality ?? null,
    kind: kind ?? null,
    stage: stage ?? null,
    since: since ?? null,
  };
  const isAsked = Object.values(entries).some((each) => each !== null);
  return (
    <>
      <Form key={params.toString()} entries={entries} />
      {isAsked && <Answer entries={entries} />}
    </>
  );
}

function Form({ entries }: { entries: MedianEntries }) {
  const current = useCurrency();
  const [topic, setTopic] = useState(pickedFrom(entries.topic));
  const [modality, setModality] = useState(entries.modality ?? "");
  const [kind, setKind] = useState(entries.kind ?? "");
  const [stage, setStage] = useState(entries.stage ?? "");
  const [since, setSince] = useState(entries.since ?? "");
  const [currency, setCurrency] = useState(current);
  return (
    <QuestionForm
      name="median"
      pickers={[{ name: "topic", types: topicTypes, picked: topic, isRequired: false }]}
      entries={{ modality, kind, stage, since, currency: currency === "USD" ? null : currency }}
    >
      {(problems) => (
        <>
          <Choice
            label="Median upfront for"
            of="Modality"
            none="any modality"
            value={modality}
            onChange={setModality}
          />
          <EntityPicker
            label="on"
            types={topicTypes}
            picked={topic}
            onChange={setTopic}
            problem={problems["topic"]}
            placeholder="Any disease, target or company"
          />
          <Choice label="at" of="DevelopmentStage" none="any stage" value={stage} onChange={setStage} />
          <label>
            <span>since</span>
            <input
              pattern="\d{4}(-\d{2}(-\d{2})?)?"
              placeholder="YYYY"
              title="YYYY, YYYY-MM or YYYY-MM-DD"
              value={since}
              onChange={({ target }) => setSince(target.value.trim())}
            />
          </label>
          <Choice label="as" of="AgreementKind" none="any kind" value={kind} onChange={setKind} />
          <label>
            <span>in</span>
            <select value={currency} onChange={({ target }) => setCurrency(target.value)}>
              {currencies.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        </>
      )}
    </QuestionForm>
  );
}

function Answer({ entries }: { entries: MedianEntries }) {
  const currency = useCurrency();
  const { entity } = useReferred(entries.topic);
  const variables = { where: medianFilter(entries), currency };
  const result = useGraph(MedianUpfrontDocument, variables);
  if (entries.topic !== null && entity === null) return <MissingReference reference={entries.topic} />;
  return (
    <Section title="Answer">
      <Loaded of={result}>
        {({ agreementStats, agreements }) =>
          agreementStats === null || agreementStats.count === 0 ? (
            <Notice title="The graph has no such agreement.">
              <p>Leave an entry open, or begin earlier.</p>
            </Notice>
          ) : (
            <div className="answer">
              <Words stats={agreementStats} entries={entries} topic={entity?.name ?? null} />
              <Counts stats={agreementStats} />
              {agreements && <UpfrontTable agreements={agreements} currency={currency} />}
              {entries.topic === null && (
                <p className="lead-on">
                  <Link to={listPath(entries, currency)}>These agreements as a list, with filters and CSV</Link>
                </p>
              )}
            </div>
          )
        }
      </Loaded>
      <ShowQuery document={MedianUpfrontDocument} variables={variables} />
    </Section>
  );
}

function listPath({ modality, kind, stage, since }: MedianEntries, currency: string): string {
  return href("/agreements", {
    modality,
    kind,
    stage,
    "announced-min": since,
    sort: "-UPFRONT",
    currency: currency === "USD" ? null : currency,
  });
}

type Stats = NonNullable<MedianUpfrontQuery["agreementStats"]>;

interface WordsProps {
  stats: Stats;
  entries: MedianEntries;
  topic: string | null;
}

function Words({ stats: { count, upfront }, entries, topic }: WordsProps) {
  const labels = useLabels();
  const { modality, kind, stage, since } = entries;
  const about = [
    kind !== null && `of the kind “${labels("AgreementKind", kind)}”`,
    modality !== null && `for ${labels("Modality", modality).toLowerCase()}`,
    topic !== null && `on ${topic}`,
    stage !== null && `at the stage “${labels("DevelopmentStage", stage)}”`,
    since !== null && `since ${dateText(since)}`,
  ].filter((each) => each !== false);
  const money = (amount: string) => shortMoney(amount, upfront.currency);
  return (
    <p className="answer-words" role="status">
      {upfront.median === null ? (
        <>
          There is no median: {upfront.count === 0 ? "none" : numberText(upfront.count)} of{" "}
          {countText(count, "agreement", "agreements")} {about.join(" ")} discloses the upfront payment.
        </>
      ) : (
        <>
          The median upfront payment is <strong>{money(upfront.median)}</strong>, over {numberText(upfront.count)} of{" "}
          {countText(count, "agreement", "agreements")} {about.join(" ")}.
          {upfront.lowerQuartile !== null && upfront.upperQuartile !== null && (
            <>
              {" "}
              Half of them lie between {money(upfront.lowerQuartile)} and {money(upfront.upperQuartile)}.
            </>
          )}
        </>
      )}
    </p>
  );
}

function Counts({ stats: { upfront, upfrontShare } }: { stats: Stats }) {
  const { partialCount, undisclosedCount, notEffectiveCount } = upfront;
  const left = [
    partialCount > 0 && `${countText(partialCount, "discloses", "disclose")} it in part`,
    undisclosedCount > 0 && `${countText(undisclosedCount, "does", "do")} not disclose it`,
    notEffectiveCount > 0 && `${numberText(notEffectiveCount)} ended before they took effect`,
  ].filter((each) => each !== false);
  return (
    <p className="muted">
      {left.length > 0 && `Left out: ${left.join(", ")}. `}
      {upfrontShare.median !== null &&
        `Of ${countText(upfrontShare.count, "agreement that discloses", "agreements that disclose")} both, the median share of the upfront in the total is ${upfrontShare.median}%. `}
      Amounts are converted at the rates of the day of announcement. Quartiles need four amounts.
    </p>
  );
}
