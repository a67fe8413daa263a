import { PartialDate } from "../../component/date.tsx";
import { ScrollRegion } from "../../component/scroll-region.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { TherapyDetailsFragment } from "../../graph/documents.ts";
import { countText } from "../../text/number-text.ts";
import { Label, useTerms } from "../../vocabulary/vocabulary.tsx";
import { EntityLink } from "../part/entity-link.tsx";

/** The stage of development of a therapy in each indication, the most advanced first. */
export function Stages({ indications }: { indications: TherapyDetailsFragment["indications"] }) {
  const order = useTerms("DevelopmentStage").map(({ value }) => value);
  if (indications.totalCount === 0) return null;
  const rank = (stage: string | null) => (stage === null ? -1 : order.indexOf(stage));
  const edges = [...indications.edges].sort((a, b) => rank(b.stage) - rank(a.stage));
  return (
    <Section
      title="Stages by indication"
      aside={<span className="muted">{countText(indications.totalCount, "indication", "indications")}</span>}
    >
      <ScrollRegion className="table-scroll" label="Stages">
        <table>
          <thead>
            <tr>
              <th scope="col">Indication</th>
              <th scope="col">Stage</th>
              <th scope="col">Activity</th>
              <th scope="col">As of</th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node, stage, activity, population, asOf, claims }) => (
              <tr key={`${node.slug} ${population}`}>
                <th scope="row">
                  <EntityLink entity={node} />
                  {population !== null && <span className="muted note">{population}</span>}
                </th>
                <td data-label="Stage">
                  {stage === null ? (
                    <span className="muted">not stated</span>
                  ) : (
                    <Label of="DevelopmentStage" value={stage} />
                  )}{" "}
                  <ClaimMark claims={claims} />
                </td>
                <td data-label="Activity">
                  {activity !== null && <Label of="DevelopmentActivity" value={activity} />}
                </td>
                <td data-label="As of">{asOf !== null && <PartialDate value={asOf} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
