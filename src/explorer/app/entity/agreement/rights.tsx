import { PartialDate } from "../../component/date.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { GrantFragment } from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../entity-link.tsx";
import { Entry } from "../entry.tsx";
import { TerritoryText } from "./territory.tsx";

/** The rights that an agreement grants, each with where, for what and how long. */
export function Rights({ grants }: { grants: readonly GrantFragment[] }) {
  if (grants.length === 0) return null;
  return (
    <Section title="Rights granted">
      <ul className="entries">
        {grants.map((grant) => (
          <Grant
            key={`${grant.grantor?.slug} ${grant.grantee.slug} ${grant.rights} ${grant.validFrom}`}
            grant={grant}
          />
        ))}
      </ul>
    </Section>
  );
}

function Grant({ grant }: { grant: GrantFragment }) {
  const { grantor, grantee, rights, exclusivity, therapies, fieldsOfUse, territory, validFrom, validTo, claims } =
    grant;
  return (
    <Entry
      title={
        <>
          <strong>
            <Labels of="LicensedRight" values={rights} />
          </strong>{" "}
          <ClaimMark claims={claims} />
        </>
      }
      details={[
        { label: "To", value: <EntityLink entity={grantee} /> },
        {
          label: "From",
          value: grantor ? <EntityLink entity={grantor} /> : <span className="muted">No source names the grantor</span>,
        },
        { label: "Where", value: <TerritoryText territory={territory} /> },
        {
          label: "Exclusivity",
          value: exclusivity ? (
            <Label of="Exclusivity" value={exclusivity} />
          ) : (
            <span className="muted">No source says whether others may do the same</span>
          ),
        },
        { label: "Therapies", value: therapies.length > 0 && <EntityLinks entities={therapies} /> },
        { label: "Only for", value: fieldsOfUse.length > 0 && <EntityLinks entities={fieldsOfUse} /> },
        { label: "Since", value: validFrom && <PartialDate value={validFrom} /> },
        { label: "Until", value: validTo && <PartialDate value={validTo} /> },
      ]}
    />
  );
}
