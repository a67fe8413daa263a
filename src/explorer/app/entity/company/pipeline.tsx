import { href } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import { CompanyPipelineDocument } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";
import { StageGroups } from "../part/stage-groups.tsx";

/** The therapies of a company by their highest stage, with its role in each. */
export function Pipeline({ slug, withGroup }: { slug: string; withGroup: boolean }) {
  const result = useGraph(CompanyPipelineDocument, { slug, withGroup }, { keepsFormer: true });
  return (
    <Loaded of={result}>
      {({ company }) => {
        if (company === null || company.therapies.totalCount === 0) return null;
        const { totalCount, edges } = company.therapies;
        return (
          <Section
            title="Pipeline"
            aside={<span className="muted">{countText(totalCount, "therapy", "therapies")}</span>}
          >
            <StageGroups entries={edges} stageOf={({ node }) => node.highestStage} keyOf={({ node }) => node.slug}>
              {({ node, roles, claims }) => (
                <>
                  <EntityLink entity={node} /> {node.isDiscontinued && <span className="badge">Discontinued</span>}{" "}
                  <ClaimMark claims={claims} />
                  <span className="muted note">
                    {node.modality !== null && (
                      <>
                        <Label of="Modality" value={node.modality} /> ·{" "}
                      </>
                    )}
                    <Labels of="TherapyRole" values={roles} />
                    {node.indications.totalCount > 0 && (
                      <>
                        {" "}
                        · <EntityLinks entities={node.indications.nodes} totalCount={node.indications.totalCount} />
                      </>
                    )}
                  </span>
                </>
              )}
            </StageGroups>
            {totalCount > edges.length && (
              <p>
                <Link to={href("/therapies", { company: slug })}>All {numberText(totalCount)}</Link>
              </p>
            )}
          </Section>
        );
      }}
    </Loaded>
  );
}
