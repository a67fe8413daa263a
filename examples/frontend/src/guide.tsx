import { Fragment } from "react";
import { useVocabulary } from "./vocabulary.tsx";

/** The content of the panel while no agreement is selected. */
export function Guide() {
  const statuses = useVocabulary("ClaimStatus");
  return (
    <div className="guide">
      <title>Drug deals</title>
      <h2>Select an agreement</h2>
      <p>The panel shows the parties, the financial terms and the sources of every fact.</p>
      <p>Where sources disagree, all of their claims are shown. Claims without a mark are accepted. The others are:</p>
      <dl>
        {statuses.terms
          .filter(({ value }) => value !== "ACCEPTED")
          .map(({ value, label, description }) => (
            <Fragment key={value}>
              <dt className="badge">{label}</dt>
              <dd>{description}</dd>
            </Fragment>
          ))}
      </dl>
    </div>
  );
}
