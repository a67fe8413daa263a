import { AgreementLink } from "./agreement-link.tsx";
import { DateText } from "./date-text.tsx";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Section } from "./section.tsx";
import { fieldLabel } from "./text.ts";

export const TimelineFragment = graphql(`
  fragment Timeline on Agreement {
    id
    timeline(first: 100) {
      nodes {
        date
        predicate
        entity {
          id
          slug
          name
        }
      }
    }
  }
`);

/** The dates of the agreement and of related agreements. */
export function Timeline({ data }: { data: FragmentOf<typeof TimelineFragment> }) {
  const { id, timeline } = readFragment(TimelineFragment, data);
  return (
    <Section title="Timeline" isEmpty={timeline.nodes.length === 0}>
      <ol className="timeline">
        {timeline.nodes.map(({ date, predicate, entity }) => (
          <li key={`${predicate} ${entity.id}`}>
            <DateText date={date} />
            <span>
              {fieldLabel(predicate)}
              {entity.id !== id && ": "}
              {entity.id !== id && <AgreementLink slug={entity.slug}>{entity.name}</AgreementLink>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
