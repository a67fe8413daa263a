import { useState } from "react";
import { useAddress } from "../../../address/address.ts";
import { Loaded } from "../../../component/loaded.tsx";
import { Notice } from "../../../component/problem.tsx";
import { Section } from "../../../component/section.tsx";
import { ShowQuery } from "../../../component/show-query.tsx";
import { useCurrency } from "../../../entity/agreement/currency-choice.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import { RelatedAgreement } from "../../../entity/part/related.tsx";
import { Relation } from "../../../entity/part/relation.tsx";
import { EntityPicker, pickedFrom } from "../../../entity/picker/entity-picker.tsx";
import { referenceTo, referred } from "../../../entity/picker/entity-reference.ts";
import { CompareCompaniesDocument, type CompareCompaniesQuery } from "../../../graph/documents.ts";
import { useGraph } from "../../../graph/use-graph.ts";
import { filterAt } from "../../../list/filter.ts";
import { countText } from "../../../text/number-text.ts";
import { MissingReference } from "../../form/missing.tsx";
import { QuestionForm } from "../../form/question-form.tsx";
import { CompareTable } from "./compare-table.tsx";

const types = ["Company"] as const;

/** How do two companies compare? */
export default function CompareQuestion() {
  const { params } = useAddress();
  const one = params.get("one");
  const other = params.get("other");
  return (
    <>
      <Form key={params.toString()} one={one} other={other} />
      {one !== null && other !== null && <Answer one={one} other={other} />}
    </>
  );
}

const pickedCompany = (slug: string | null) => pickedFrom(slug === null ? null : referenceTo("Company", slug));
const entryOf = (reference: string) => referred(reference)?.slug ?? reference;

function Form({ one: first, other: second }: { one: string | null; other: string | null }) {
  const [one, setOne] = useState(pickedCompany(first));
  const [other, setOther] = useState(pickedCompany(second));
  return (
    <QuestionForm
      name="compare"
      pickers={[
        { name: "one", types, picked: one, isRequired: true, entryOf },
        { name: "other", types, picked: other, isRequired: true, entryOf },
      ]}
      entries={{}}
    >
      {(problems) => (
        <>
          <EntityPicker
            label="How do"
            types={types}
            picked={one}
            onChange={setOne}
            problem={problems["one"]}
            placeholder="A company"
          />
          <EntityPicker
            label="and"
            types={types}
            picked={other}
            onChange={setOther}
            problem={problems["other"]}
            placeholder="Another company"
          />
        </>
      )}
    </QuestionForm>
  );
}

const isParty = (slug: string) => filterAt("parties.some.company.slug.eq", slug);

function Answer({ one, other }: { one: string; other: string }) {
  const currency = useCurrency();
  const variables = {
    one,
    other,
    ofOne: isParty(one),
    ofOther: isParty(other),
    ofBoth: { and: [isParty(one), isParty(other)] },
    currency,
  };
  const result = useGraph(CompareCompaniesDocument, variables, { enabled: one !== other });
  if (one === other) return <Notice title="Both are the same. Choose two different ones." />;
  return (
    <Section title="Answer">
      <Loaded of={result}>
        {(data) => {
          if (data.one === null) return <MissingReference reference={referenceTo("Company", one)} />;
          if (data.other === null) return <MissingReference reference={referenceTo("Company", other)} />;
          return (
            <div className="answer">
              <p className="answer-words" role="status">
                <EntityLink entity={data.one} /> is a party to{" "}
                {countText(data.one.agreements.totalCount, "agreement", "agreements")},{" "}
                <EntityLink entity={data.other} /> to {data.other.agreements.totalCount}.{" "}
                {togetherText(data.together?.totalCount ?? 0)}
              </p>
              <CompareTable data={data} one={data.one} other={data.other} />
              <p className="muted">
                Counts are of what the graph contains, without the companies that each of them owns. Amounts of
                agreements are those of all parties.
              </p>
            </div>
          );
        }}
      </Loaded>
      {result.data && <Together together={result.data.together} />}
      <ShowQuery document={CompareCompaniesDocument} variables={variables} />
    </Section>
  );
}

function togetherText(count: number): string {
  if (count === 0) return "The graph has no agreement between the two.";
  return `${countText(count, "agreement has", "agreements have")} both as parties.`;
}

function Together({ together }: { together: CompareCompaniesQuery["together"] }) {
  if (together === null) return null;
  return (
    <Relation
      title="Agreements with each other"
      entries={together.nodes}
      totalCount={together.totalCount}
      keyOf={({ slug }) => slug}
    >
      {(agreement) => <RelatedAgreement agreement={agreement} />}
    </Relation>
  );
}
