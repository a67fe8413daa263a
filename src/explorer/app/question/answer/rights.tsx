import { useState } from "react";
import { useAddress } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { Section } from "../../component/section.tsx";
import { ShowQuery } from "../../component/show-query.tsx";
import { entityPath } from "../../entity/entity-type.ts";
import { EntityPicker, pickedFrom } from "../../entity/picker/entity-picker.tsx";
import { referenceTo, referred } from "../../entity/picker/entity-reference.ts";
import { CountryChoice, RightChoice } from "../../entity/rights/choices.tsx";
import { HoldingAnswer } from "../../entity/rights/holding.tsx";
import { isRight } from "../../entity/rights/right-words.ts";
import { type LicensedRight, RightsInCountryDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { MissingReference } from "../form/missing.tsx";
import { QuestionForm } from "../form/question-form.tsx";

interface Asked {
  therapy: string | null;
  country: string;
  right: LicensedRight;
  on: string | null;
}

function asked(params: URLSearchParams): Asked {
  const right = params.get("right");
  return {
    therapy: params.get("therapy"),
    country: params.get("country") ?? "US",
    right: isRight(right) ? right : "COMMERCIALIZE",
    on: params.get("on"),
  };
}

/** Who holds rights to a therapy in a country? */
export default function RightsQuestion() {
  const { params } = useAddress();
  const question = asked(params);
  return (
    <>
      <Form key={params.toString()} question={question} />
      {question.therapy !== null && <Answer question={question} therapy={question.therapy} />}
    </>
  );
}

function Form({ question }: { question: Asked }) {
  const [therapy, setTherapy] = useState(
    pickedFrom(question.therapy === null ? null : referenceTo("Therapy", question.therapy)),
  );
  const [country, setCountry] = useState(question.country);
  const [right, setRight] = useState<string>(question.right);
  const [on, setOn] = useState(question.on ?? "");
  return (
    <QuestionForm
      name="rights"
      pickers={[
        {
          name: "therapy",
          types: ["Therapy"],
          picked: therapy,
          isRequired: true,
          entryOf: (reference) => referred(reference)?.slug ?? reference,
        },
      ]}
      entries={{ country, right: right === "COMMERCIALIZE" ? null : right, on }}
    >
      {(problems) => (
        <>
          <EntityPicker
            label="Rights to"
            types={["Therapy"]}
            picked={therapy}
            onChange={setTherapy}
            problem={problems["therapy"]}
            placeholder="A therapy, by any of its names"
          />
          <CountryChoice label="in" value={country} onChange={setCountry} />
          <RightChoice label="Right" value={right} onChange={setRight} />
          <label>
            <span>On the day</span>
            <input type="date" value={on} onChange={({ target }) => setOn(target.value)} />
          </label>
        </>
      )}
    </QuestionForm>
  );
}

function Answer({ question: { country, right, on }, therapy }: { question: Asked; therapy: string }) {
  const variables = { therapy, country, right, on };
  const result = useGraph(RightsInCountryDocument, variables);
  return (
    <Section title="Answer">
      <Loaded of={result}>
        {(data) =>
          data.therapy === null ? (
            <MissingReference reference={referenceTo("Therapy", therapy)} />
          ) : (
            <>
              <HoldingAnswer therapy={data.therapy} country={country} holding={data.therapy.rightsHolders} />
              <p className="lead-on">
                <Link to={entityPath("Therapy", therapy)}>Who holds the rights to {data.therapy.name} elsewhere</Link>
              </p>
            </>
          )
        }
      </Loaded>
      <ShowQuery document={RightsInCountryDocument} variables={variables} />
    </Section>
  );
}
