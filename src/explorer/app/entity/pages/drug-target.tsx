import { href } from "../../address/address.ts";
import { DrugTargetPageDocument } from "../../graph/documents.ts";
import { EntityPage } from "../entity-page.tsx";
import { Facts } from "../facts.tsx";
import { RelatedTherapy } from "../related.tsx";
import { Relation } from "../relation.tsx";

export default function DrugTargetPage({ slug }: { slug: string }) {
  return (
    <EntityPage
      type="DrugTarget"
      slug={slug}
      variables={{}}
      document={DrugTargetPageDocument}
      entityOf={({ drugTarget }) => drugTarget}
    >
      {(target) => (
        <>
          <Facts
            entity={target}
            facts={[{ label: "Gene symbol", field: "DRUG_TARGET_SYMBOL", value: target.symbol }]}
          />
          <Relation
            title="Therapies"
            entries={target.therapies.nodes}
            totalCount={target.therapies.totalCount}
            all={href("/therapies", { target: slug })}
            keyOf={({ slug: each }) => each}
          >
            {(therapy) => <RelatedTherapy therapy={therapy} />}
          </Relation>
        </>
      )}
    </EntityPage>
  );
}
