import { Country } from "../../component/country.tsx";
import { PartialDate } from "../../component/date.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import type { RightsAreaFragment } from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";

/** Who holds the right in a country, by what, and what is not known. */
export function CountryAnswer({ country, area }: { country: string; area: RightsAreaFragment }) {
  const { holders, status, unknownBecause } = area;
  return (
    <div className="country-answer">
      <p>
        <strong>
          <Country code={country} />
        </strong>{" "}
        <span className="muted">
          <Label of="RightsStatus" value={status} />
        </span>
      </p>
      {holders.length > 0 && (
        <ul className="plain-list">
          {holders.map(({ company, through, exclusivity, isOriginator, agreement, since, share }) => (
            <li key={`${company.id} ${through?.id} ${agreement?.id}`}>
              <EntityLink entity={company} />
              {through && (
                <>
                  {" "}
                  through <EntityLink entity={through} />
                </>
              )}
              {isOriginator && ", as originator"}
              {exclusivity && (
                <>
                  , <Label of="Exclusivity" value={exclusivity} />
                </>
              )}
              {share !== "WHOLE" && (
                <>
                  , <Label of="RightsShare" value={share} />
                </>
              )}
              {agreement && (
                <>
                  , by <EntityLink entity={agreement} />
                </>
              )}
              {since !== null && (
                <>
                  , since <PartialDate value={since} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {unknownBecause.length > 0 && (
        <p className="muted">
          Not fully known: <Labels of="RightsGap" values={unknownBecause} />
        </p>
      )}
    </div>
  );
}
