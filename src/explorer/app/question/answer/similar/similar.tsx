import { useState } from "react";
import { useAddress } from "../../../address/address.ts";
import { PartialDate } from "../../../component/date.tsx";
import { Loaded } from "../../../component/loaded.tsx";
import { ConvertedRange } from "../../../component/money.tsx";
import { Notice } from "../../../component/problem.tsx";
import { ScrollRegion } from "../../../component/scroll-region.tsx";
import { Section } from "../../../component/section.tsx";
import { ShowQuery } from "../../../component/show-query.tsx";
import { useCurrency } from "../../../entity/agreement/currency-choice.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import { EntityPicker, pickedFrom } from "../../../entity/picker/entity-picker.tsx";
import { referenceTo, referred } from "../../../entity/picker/entity-reference.ts";
import {
  DealFiguresDocument,
  DealsAlikeDocument,
  DealToCompareDocument,
  type DealTraitsFragment,
} from "../../../graph/documents.ts";
import { useGraph } from "../../../graph/use-graph.ts";
import { shortMoney } from "../../../text/money-text.ts";
import { countText, numberText } from "../../../text/number-text.ts";
import { InReaderLanguage } from "../../../vocabulary/in-reader-language.tsx";
import { Labels } from "../../../vocabulary/vocabulary.tsx";
import { MissingReference } from "../../form/missing.tsx";
import { QuestionForm } from "../../form/question-form.tsx";
import { type Alike, alike, candidateFilter, type Shared } from "./likeness.ts";

const shown = 12;

/** Which deals are like this one? */
export default function SimilarQuestion() {
  const { params } = useAddress();
  const agreement = params.get("agreement");
  return (
    <>
      <Form key={agreement} agreement={agreement} />
      {agreement !== null && <Answer slug={agreement} />}
    </>
  );
}

function Form({ agreement }: { agreement: string | null }) {
  const [picked, setPicked] = useState(pickedFrom(agreement === null ? null : referenceTo("Agreement", agreement)));
  return (
    <QuestionForm
      name="similar"
      pickers={[
        {
          name: "agreement",
          types: ["Agreement"],
          picked,
          isRequired: true,
          entryOf: (reference) => referred(reference)?.slug ?? reference,
        },
      ]}
      entries={{}}
    >
      {(problems) => (
        <EntityPicker
          label="Deals like"
          types={["Agreement"]}
          picked={picked}
          onChange={setPicked}
          problem={problems["agreement"]}
          placeholder="An agreement: its parties or its therapy"
        />
      )}
    </QuestionForm>
  );
}

function Answer({ slug }: { slug: string }) {
  const currency = useCurrency();
  const result = useGraph(DealToCompareDocument, { slug, currency });
  return (
    <Section title="Answer">
      <Loaded of={result}>
        {({ agreement }) =>
          agreement === null ? (
            <MissingReference reference={referenceTo("Agreement", slug)} />
          ) : (
            <Candidates deal={agreement} currency={currency} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Candidates({ deal, currency }: { deal: DealTraitsFragment; currency: string }) {
  const variables = { where: candidateFilter(deal), currency };
  const result = useGraph(DealsAlikeDocument, variables);
  return (
    <>
      <Loaded of={result}>
        {({ agreements }) => {
          const others = agreements?.nodes ?? [];
          const found = alike(deal, others).slice(0, shown);
          if (found.length === 0)
            return (
              <Notice title={`The graph has no agreement like “${deal.name}”.`}>
                <p>None shares a target, a disease or a modality with it.</p>
              </Notice>
            );
          return (
            <div className="answer">
              <Summary deal={deal} found={found} currency={currency} />
              <p className="muted">
                {countText(agreements?.totalCount ?? 0, "agreement shares", "agreements share")} a target, a disease or
                a modality with it
                {(agreements?.totalCount ?? 0) > others.length && `; the latest ${others.length} were compared`}.
                Therapies and targets in common count most, then diseases, then modality and stage, then kind and
                parties.
              </p>
              <DealTable deal={deal} found={found} />
            </div>
          );
        }}
      </Loaded>
      <ShowQuery document={DealsAlikeDocument} variables={variables} />
    </>
  );
}

function Summary({ deal, found, currency }: { deal: DealTraitsFragment; found: readonly Alike[]; currency: string }) {
  const where = { slug: { in: found.map((each) => each.deal.slug) } };
  const { data } = useGraph(DealFiguresDocument, { where, currency });
  const upfront = data?.agreementStats?.upfront;
  const own = deal.valueIn.upfront;
  return (
    <p className="answer-words" role="status">
      {countText(found.length, "agreement is", "agreements are")} most like <EntityLink entity={deal} />.{" "}
      {upfront?.median && (
        <>
          Their median upfront is <InReaderLanguage>{shortMoney(upfront.median, currency)}</InReaderLanguage>, of{" "}
          {numberText(upfront.count)} that disclose it
          {own?.max != null && own.min === own.max && (
            <>
              ; here, it is <InReaderLanguage>{shortMoney(own.max, currency)}</InReaderLanguage>
            </>
          )}
          .
        </>
      )}
    </p>
  );
}

function DealTable({ deal, found }: { deal: DealTraitsFragment; found: readonly Alike[] }) {
  return (
    <ScrollRegion className="table-scroll" label="Agreements">
      <table>
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col">Announced</th>
            <th scope="col" className="number">
              Upfront
            </th>
            <th scope="col" className="number">
              Total
            </th>
            <th scope="col">In common</th>
          </tr>
        </thead>
        <tbody>
          <DealRow deal={deal} isOwn />
          {found.map(({ deal: each, shared }) => (
            <DealRow key={each.slug} deal={each} shared={shared} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function DealRow({
  deal,
  shared = [],
  isOwn = false,
}: {
  deal: DealTraitsFragment;
  shared?: Shared[];
  isOwn?: boolean;
}) {
  const { announcedOn, value, valueIn } = deal;
  return (
    <tr className={isOwn ? "own" : undefined}>
      <th scope="row">
        <EntityLink entity={deal} />
      </th>
      <td data-label="Announced">
        <PartialDate value={announcedOn} />
      </td>
      <td className="number" data-label="Upfront">
        <ConvertedRange range={value.upfront} converted={valueIn.upfront} on={announcedOn} />
      </td>
      <td className="number" data-label="Total">
        <ConvertedRange range={value.total} converted={valueIn.total} on={announcedOn} />
      </td>
      <td data-label="In common">{isOwn ? <span className="muted">This one</span> : <Common shared={shared} />}</td>
    </tr>
  );
}

const vocabularies: Partial<Record<Shared["kind"], string>> = {
  modality: "Modality",
  stage: "DevelopmentStage",
  kind: "AgreementKind",
};

const words: Record<Shared["kind"], string> = {
  therapy: "therapy",
  target: "target",
  indication: "disease",
  modality: "modality",
  stage: "stage at signing",
  kind: "kind",
  party: "party",
};

function Common({ shared }: { shared: readonly Shared[] }) {
  return (
    <ul className="common">
      {shared.map(({ kind, values }) => {
        const vocabulary = vocabularies[kind];
        return (
          <li key={kind} className="common-trait">
            <span className="muted">{words[kind]}</span>{" "}
            {vocabulary ? <Labels of={vocabulary} values={values} /> : values.join(", ")}
          </li>
        );
      })}
    </ul>
  );
}
