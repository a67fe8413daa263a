import type { ReactNode } from "react";
import { Country } from "../../component/country.tsx";
import { PartialDate } from "../../component/date.tsx";
import { ClaimMark } from "../../component/source-mark.tsx";
import type { HoldingFragment, RightsStepFragment } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks, type LinkedEntity } from "../part/entity-link.tsx";
import { Occasion, Occasions } from "../part/occasions.tsx";
import { Gaps } from "./gaps.tsx";
import { HolderDetails } from "./holder.tsx";
import { mayDo } from "./right-words.ts";

interface Props {
  therapy: LinkedEntity & { isDiscontinued: boolean };
  country: string;
  holding: HoldingFragment;
}

/** Who holds a right in a country, in words, with how the answer follows from the facts and their sources. */
export function HoldingAnswer({ therapy, country, holding }: Props) {
  const { status, unknownBecause, holders, retained, steps, right, on } = holding;
  const what = mayDo(right, therapy.name);
  const where = <Country code={country} />;
  return (
    <div className="answer">
      <p className="answer-words" role="status">
        {status === "UNKNOWN" ? (
          <>
            The recorded facts do not say who may {what} in {where}.
          </>
        ) : (
          <>
            <EntityLinks entities={holders.map(({ company }) => company)} /> may {what} in {where}
            {status === "PARTLY_KNOWN" && ", according to the recorded facts. Others may as well"}.
          </>
        )}
      </p>
      <p className="muted">
        As of <PartialDate value={on} />.
        {therapy.isDiscontinued && ` The development of ${therapy.name} was discontinued.`}
      </p>
      {holders.length > 0 && (
        <ul className="relation">
          {holders.map((holder) => (
            <li key={`${holder.company.slug} ${holder.agreement?.slug}`}>
              <EntityLink entity={holder.company} /> <HolderDetails holder={holder} />
            </li>
          ))}
        </ul>
      )}
      {[...Map.groupBy(retained, ({ grantee, agreement }) => `${grantee.slug} ${agreement.slug}`)].map(
        ([key, rights]) => (
          <p key={key} className="muted">
            If the grant to {rights[0]?.grantee.name} ends, the right returns to{" "}
            <EntityLinks entities={rights.map(({ company }) => company)} />.
          </p>
        ),
      )}
      {status !== "KNOWN" && (
        <div className="notice">
          <p className="notice-title">
            {status === "UNKNOWN" ? "Why it is not known" : "Why others may hold the right as well"}
          </p>
          <Gaps gaps={unknownBecause} />
          <p className="muted">The graph answers only what its sources state, and leaves the rest open.</p>
        </div>
      )}
      {steps.length > 0 && (
        <>
          <h3>How the answer follows</h3>
          <Occasions>
            {steps.map((step) => (
              <Occasion key={`${step.kind} ${step.date} ${step.agreement?.slug} ${names(step.to)}`} date={step.date}>
                <Step step={step} />
              </Occasion>
            ))}
          </Occasions>
        </>
      )}
    </div>
  );
}

const names = (companies: readonly LinkedEntity[]) => companies.map(({ slug }) => slug).join();

function Step({ step: { kind, from, to, agreement, gap, claims } }: { step: RightsStepFragment }): ReactNode {
  return (
    <>
      <strong>
        <Label of="RightsStepKind" value={kind} />
      </strong>
      {from.length > 0 && (
        <>
          {" "}
          from <EntityLinks entities={from} />
        </>
      )}
      {to.length > 0 && (
        <>
          {kind === "ORIGINATED" ? " by " : " to "}
          <EntityLinks entities={to} />
        </>
      )}
      {agreement !== null && (
        <>
          {" "}
          by <EntityLink entity={agreement} />
        </>
      )}{" "}
      <ClaimMark claims={claims} />
      <StepSources claims={claims} />
      {gap !== null && (
        <span className="muted note">
          Leaves open: <Label of="RightsGap" value={gap} />
        </span>
      )}
    </>
  );
}

/** The source of a step in words, since it is what makes the answer credible. */
function StepSources({ claims }: { claims: RightsStepFragment["claims"] }) {
  const [evidence] = claims[0]?.evidence ?? [];
  if (!evidence) return null;
  const { statement, source } = evidence;
  return (
    <span className="muted note">
      {statement} <cite>{source.url === null ? source.title : <a href={source.url}>{source.title}</a>}</cite>
      {source.publishedOn !== null && (
        <>
          , <PartialDate value={source.publishedOn} />
        </>
      )}
    </span>
  );
}
