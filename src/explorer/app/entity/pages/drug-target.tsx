import { useMemo } from "react";
import { href } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Section } from "../../component/section.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import {
  type DrugTargetDetailsFragment,
  DrugTargetPageDocument,
  type DrugTargetPageQuery,
} from "../../graph/documents.ts";
import { questionPath } from "../../question/question-path.ts";
import { countText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Ask } from "../part/ask.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";
import { Facts } from "../part/facts.tsx";
import { RelatedAgreement } from "../part/related.tsx";
import { Relation } from "../part/relation.tsx";
import { StageGroups } from "../part/stage-groups.tsx";

/** A target with the agreements on therapies that act on it. */
interface Target extends DrugTargetDetailsFragment {
  agreements: DrugTargetPageQuery["agreements"];
}

export default function DrugTargetPage({ slug }: { slug: string }) {
  const where = useMemo(
    () => ({ therapies: { some: { therapy: { targets: { some: { target: { slug: { eq: slug } } } } } } } }),
    [slug],
  );
  return (
    <EntityPage
      type="DrugTarget"
      slug={slug}
      variables={{ where }}
      document={DrugTargetPageDocument}
      entityOf={({ drugTarget, agreements }): Target | null => drugTarget && { ...drugTarget, agreements }}
      subtitle={({ symbol }) => symbol}
    >
      {(target) => <DrugTarget target={target} />}
    </EntityPage>
  );
}

function DrugTarget({ target }: { target: Target }) {
  const { slug, therapies, agreements } = target;
  return (
    <>
      <Facts entity={target} facts={[{ label: "Gene symbol", field: "DRUG_TARGET_SYMBOL", value: target.symbol }]} />
      <Ask
        questions={[
          { text: "Median upfront for this target", to: questionPath("median", { topic: `drug-targets/${slug}` }) },
          { text: "How is it connected to …?", to: questionPath("connected", { from: `drug-targets/${slug}` }) },
        ]}
      />
      {therapies.totalCount > 0 && (
        <Section
          title="Therapies by stage"
          aside={<span className="muted">{countText(therapies.totalCount, "therapy", "therapies")}</span>}
        >
          <StageGroups
            entries={therapies.edges}
            stageOf={({ node }) => node.highestStage}
            keyOf={({ node }) => node.slug}
          >
            {({ node, claims }) => (
              <>
                <EntityLink entity={node} />{" "}
                <span className="muted">{node.modality !== null && <Label of="Modality" value={node.modality} />}</span>{" "}
                <ClaimMark claims={claims} />
                {node.companies.totalCount > 0 && (
                  <span className="muted note">
                    <EntityLinks entities={node.companies.nodes} totalCount={node.companies.totalCount} />
                  </span>
                )}
              </>
            )}
          </StageGroups>
          <p>
            <Link to={href("/therapies", { target: slug })}>All of them as a list</Link>
          </p>
        </Section>
      )}
      <Relation
        title="Agreements on these therapies"
        entries={agreements?.nodes ?? []}
        totalCount={agreements?.totalCount ?? 0}
        keyOf={({ slug: each }) => each}
      >
        {(agreement) => <RelatedAgreement agreement={agreement} />}
      </Relation>
    </>
  );
}
