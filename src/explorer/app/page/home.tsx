import { href } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { PartialDate } from "../component/date.tsx";
import { Loaded } from "../component/loaded.tsx";
import { Section } from "../component/section.tsx";
import { ShowQuery } from "../component/show-query.tsx";
import { capitalized, listWords, mainLists, otherLists } from "../entity/entity-type.ts";
import { RelatedAgreement } from "../entity/part/related.tsx";
import { HomeDocument } from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { questionPath } from "../question/question-path.ts";
import { forgetSearches, useRecentSearches } from "../search/recent.ts";
import { SearchBox } from "../search/search-box.tsx";
import { numberText } from "../text/number-text.ts";

/** Questions that a view of the page answers. */
const examples = [
  {
    text: "Which are the largest upfront payments for radioligands since 2023?",
    to: href("/agreements", { modality: "RADIOLIGAND", "announced-min": "2023", sort: "-UPFRONT" }),
  },
  {
    text: "Who may sell AlphaMedix in Japan, and which source says so?",
    to: questionPath("rights", { therapy: "alphamedix", country: "JP" }),
  },
  {
    text: "What is the median upfront payment for radioligands since 2020?",
    to: questionPath("median", { modality: "RADIOLIGAND", since: "2020" }),
  },
  { text: "What did Sanofi acquire?", to: href("/agreements", { company: "sanofi", kind: "ACQUISITION" }) },
  {
    text: "Which deals were signed before phase 2 for at least $100 million upfront?",
    to: href("/agreements", { stage: ["PRECLINICAL", "PHASE1"], "upfront-min": "100000000" }),
  },
  {
    text: "Which therapies have a breakthrough designation?",
    to: href("/therapies", { designation: "BREAKTHROUGH_THERAPY" }),
  },
  { text: "Which are the largest trials?", to: href("/trials", { sort: "-ENROLLMENT" }) },
];

/** What the page is, and the search box. */
export function Hero() {
  return (
    <header className="hero">
      <h1>Deals in drug development</h1>
      <p className="muted">Who signed what with whom, about which therapy, for how much, and which source says so.</p>
      <SearchBox isLarge />
    </header>
  );
}

/** The first view: the search box, and what can be looked at. */
export default function HomePage() {
  const result = useGraph(HomeDocument, {});
  const recent = useRecentSearches();
  return (
    <div className="home">
      <title>Drug deal graph</title>
      <Hero />
      {recent.length > 0 && (
        <div className="recent">
          <h2>Recent searches</h2>
          <ul>
            {recent.map((text) => (
              <li key={text}>
                <Link className="chip" to={href("/search", { q: text })}>
                  {text}
                </Link>
              </li>
            ))}
            <li>
              <button type="button" className="plain" onClick={forgetSearches}>
                Forget them
              </button>
            </li>
          </ul>
        </div>
      )}
      <Section title="Look at">
        <ul className="tiles">
          {[...mainLists, ...otherLists].map((type) => {
            const count = result.data?.dataset?.counts.find((each) => each.type === type)?.count;
            return (
              <li key={type}>
                <Link to={listWords[type].path}>
                  <span>{capitalized(listWords[type].plural)}</span>
                  <span className="muted">{count === undefined ? " " : numberText(count)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </Section>
      <div className="columns">
        <Section title="Questions to start with">
          <ul className="relation">
            {examples.map(({ text, to }) => (
              <li key={text}>
                <Link to={to}>{text}</Link>
              </li>
            ))}
            <li>
              <Link to="/questions">More questions, as forms</Link>
            </li>
          </ul>
        </Section>
        <Section title="Latest agreements">
          <Loaded of={result}>
            {({ dataset, agreements }) => (
              <>
                <ul className="relation">
                  {agreements?.nodes.map((agreement) => (
                    <li key={agreement.id}>
                      <RelatedAgreement agreement={agreement} />
                    </li>
                  ))}
                </ul>
                {dataset?.asOf && (
                  <p className="muted">
                    Sources were last read on <PartialDate value={dataset.asOf} />.
                  </p>
                )}
              </>
            )}
          </Loaded>
        </Section>
      </div>
      <ShowQuery document={HomeDocument} variables={{}} />
    </div>
  );
}
