import { AgreementLink } from "./agreement-link.tsx";
import { DateOf } from "./date.tsx";
import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { Section } from "./section.tsx";
import { fieldName } from "./text.ts";

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

/** The dates of the agreement, and of the other agreements that it is joined to. */
export function Timeline({ data }: { data: FragmentOf<typeof TimelineFragment> }) {
  const { id, timeline } = readFragment(TimelineFragment, data);
  return (
    <Section title="Timeline" isEmpty={timeline.nodes.length === 0}>
      <ol className="timeline">
        {timeline.nodes.map(({ date, predicate, entity }) => (
          <li key={`${predicate} ${entity.id}`}>
            <DateOf date={date} />
            <span>
              {fieldName(predicate)}
              {entity.id !== id && ": "}
              {entity.id !== id && <AgreementLink slug={entity.slug}>{entity.name}</AgreementLink>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
