import type { ReactNode } from "react";
import { PartialDate } from "../../component/date.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { GrantFragment } from "../../graph/documents.ts";
import { numberText } from "../../text/number-text.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks, type LinkedEntity } from "../part/entity-link.tsx";
import { Entry } from "../part/entry.tsx";
import { TerritoryText } from "./territory.tsx";

interface Props<Grant extends GrantFragment> {
  title: string;
  grants: readonly Grant[];
  totalCount?: number;
  /** The agreement under which a right is granted, where it is not clear from the page. */
  agreementOf?: (grant: Grant) => LinkedEntity;
}

/** Rights that are granted, each with where, for what and how long. */
export function Rights<Grant extends GrantFragment>({ title, grants, totalCount, agreementOf }: Props<Grant>) {
  if (grants.length === 0) return null;
  const count = totalCount ?? grants.length;
  return (
    <Section title={title} aside={<span className="muted">{numberText(count)}</span>}>
      <ul className="entries">
        {grants.map((grant, index) => {
          const agreement = agreementOf?.(grant);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two grants may be alike in everything but their order
            <Granted key={index} grant={grant}>
              {agreement && <EntityLink entity={agreement} />}
            </Granted>
          );
        })}
      </ul>
      {count > grants.length && <p className="muted">The first {numberText(grants.length)} are shown.</p>}
    </Section>
  );
}

function Granted({ grant, children }: { grant: GrantFragment; children: ReactNode }) {
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
        { label: "Under", value: children },
      ]}
    />
  );
}
