import { type FormEvent, useState } from "react";
import { changed, href, navigate, useAddress } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Country } from "../../component/country.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { Section } from "../../component/section.tsx";
import { ShowQuery } from "../../component/show-query.tsx";
import { type HoldingAreaFragment, type LicensedRight, RightsByAreaDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { questionPath } from "../../question/question-path.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../part/entity-link.tsx";
import { AreaText, mainMarkets } from "./area-text.tsx";
import { CountryChoice, RightChoice } from "./choices.tsx";
import { HolderDetails } from "./holder.tsx";
import { isRight } from "./right-words.ts";

/** A right that the address names, or else the right to sell. */
export function useRight(): LicensedRight {
  const { params } = useAddress();
  const asked = params.get("right");
  return isRight(asked) ? asked : "COMMERCIALIZE";
}

/** Who holds a right to a therapy where: the countries of the world in groups that have the same answer. */
export function RightsByArea({ therapy }: { therapy: string }) {
  const { path, params } = useAddress();
  const right = useRight();
  const variables = { therapy, right, on: null };
  const result = useGraph(RightsByAreaDocument, variables, { keepsFormer: true });
  return (
    <Section title="Who holds the rights">
      <div className="ask screen-only">
        <RightChoice
          label="Right in the list"
          value={right}
          onChange={(value) =>
            navigate(href(path, changed(params, { right: value })), { replace: true, keepsPosition: true })
          }
        />
        <CountryQuestion therapy={therapy} right={right} />
      </div>
      <Loaded of={result}>
        {(data) => {
          const areas = data.therapy?.rights[0]?.areas ?? [];
          if (areas.length === 0) return <NothingRecorded />;
          return (
            <ul className="relation">
              {areas.map((area) => (
                <Area key={area.label} area={area} therapy={therapy} right={right} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <ShowQuery document={RightsByAreaDocument} variables={variables} />
    </Section>
  );
}

/** Leads to the answer for one country. Choosing alone does not, because the arrow keys choose what they pass. */
function CountryQuestion({ therapy, right }: { therapy: string; right: LicensedRight }) {
  const [country, setCountry] = useState("US");
  const send = (event: FormEvent) => {
    event.preventDefault();
    navigate(questionPath("rights", { therapy, country, right }));
  };
  return (
    <form onSubmit={send}>
      <CountryChoice label="In a country" value={country} onChange={setCountry} />
      <button type="submit">Who holds it?</button>
    </form>
  );
}

function NothingRecorded() {
  return <p className="muted">No source says anything about this right: no originator and no grant is recorded.</p>;
}

interface AreaProps {
  area: HoldingAreaFragment;
  therapy: string;
  right: LicensedRight;
}

/** The country that stands for an area in the answer that explains it. */
const representative = (countries: readonly string[]) =>
  mainMarkets.find((code) => countries.includes(code)) ?? countries[0] ?? "US";

function Area({ area: { label, countries, status, unknownBecause, holders }, therapy, right }: AreaProps) {
  const country = representative(countries);
  return (
    <li>
      <strong>
        <AreaText label={label} countries={countries} />
      </strong>
      :{" "}
      {status === "UNKNOWN" ? (
        <span className="badge">Unknown</span>
      ) : (
        holders.map((holder, index) => (
          <span key={`${holder.company.slug} ${holder.agreement?.slug}`}>
            {index > 0 && "; "}
            <EntityLink entity={holder.company} />{" "}
            <span className="muted">
              <HolderDetails holder={holder} />
            </span>
          </span>
        ))
      )}{" "}
      {status === "PARTLY_KNOWN" && <span className="badge">Others may hold it too</span>}
      {unknownBecause.length > 0 && (
        <span className="muted note">
          {unknownBecause.map((gap, index) => (
            <span key={gap}>
              {index > 0 && ", "}
              <Label of="RightsGap" value={gap} />
            </span>
          ))}
        </span>
      )}{" "}
      <Link className="note" to={questionPath("rights", { therapy, country, right })}>
        How this follows, for <Country code={country} />
      </Link>
    </li>
  );
}
