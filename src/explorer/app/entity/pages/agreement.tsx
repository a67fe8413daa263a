import { type AgreementDetailsFragment, AgreementPageDocument } from "../../graph/documents.ts";
import { graphHref } from "../../picture/graph/graph-address.ts";
import { DealMoney, DealTimeline } from "../../picture/pictures.tsx";
import { questionPath } from "../../question/question-path.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { ChainValue, RelatedAgreements } from "../agreement/chain.tsx";
import { useCurrency } from "../agreement/currency-choice.tsx";
import { ContingentValueRights, Stakes } from "../agreement/equity.tsx";
import { Life } from "../agreement/life.tsx";
import { Assets, Parties } from "../agreement/parties.tsx";
import { Rights } from "../agreement/rights.tsx";
import { Terms } from "../agreement/terms.tsx";
import { Totals } from "../agreement/totals.tsx";
import { Value } from "../agreement/value.tsx";
import { EntityPage } from "../entity-page.tsx";
import { Ask } from "../part/ask.tsx";
import { Facts } from "../part/facts.tsx";

/** An agreement, in the order of a term sheet. */
export default function AgreementPage({ slug }: { slug: string }) {
  const currency = useCurrency();
  return (
    <EntityPage
      type="Agreement"
      slug={slug}
      variables={{ currency }}
      document={AgreementPageDocument}
      entityOf={({ agreement }) => agreement}
      sourcesOf={({ sources }) => sources}
      subtitle={({ kinds, status }) => (
        <>
          <Labels of="AgreementKind" values={kinds} /> · <Label of="AgreementStatus" value={status} />
        </>
      )}
    >
      {(agreement) => <Agreement agreement={agreement} currency={currency} />}
    </EntityPage>
  );
}

function Agreement({ agreement, currency }: { agreement: AgreementDetailsFragment; currency: string }) {
  const { slug } = agreement;
  return (
    <>
      <Facts
        entity={agreement}
        facts={[{ label: "Summary", field: "AGREEMENT_SUMMARY", value: agreement.summary, isWide: true }]}
      />
      <Ask
        questions={[
          { text: "Deals like this one", to: questionPath("similar", { agreement: slug }) },
          { text: "Show its connections", to: graphHref("Agreement", slug) },
          { text: "How is it connected to …?", to: questionPath("connected", { from: `agreements/${slug}` }) },
        ]}
      >
        <button type="button" className="plain" onClick={() => print()}>
          Print as a term sheet
        </button>
      </Ask>
      <Parties parties={agreement.parties} />
      <Assets agreement={agreement} />
      <Value agreement={agreement} currency={currency} />
      <Terms terms={agreement.terms} />
      <DealMoney slug={slug} />
      <Totals totals={agreement.totals} />
      <Rights title="Rights granted" grants={agreement.rightsGrants} />
      <Stakes stakes={agreement.stakes} />
      <ContingentValueRights rights={agreement.contingentValueRights} />
      <Life agreement={agreement} />
      <DealTimeline slug={slug} />
      <RelatedAgreements related={agreement.relatedAgreements} />
      <ChainValue agreement={agreement} />
    </>
  );
}
