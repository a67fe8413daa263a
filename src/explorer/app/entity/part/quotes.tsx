import { ClaimMark } from "../../component/source-mark.tsx";
import type { EntityBaseFragment } from "../../graph/documents.ts";
import { EntityLink } from "./entity-link.tsx";
import { Relation } from "./relation.tsx";

/** What people say about an entity. */
export function Quotes({ entity: { quotesAbout } }: { entity: EntityBaseFragment }) {
  return (
    <Relation
      title="What people say about it"
      entries={quotesAbout.nodes}
      totalCount={quotesAbout.totalCount}
      keyOf={({ person, gist }) => `${person.slug} ${gist}`}
    >
      {({ person, gist, claims }) => (
        <>
          <EntityLink entity={person} />: {gist} <ClaimMark claims={claims} />
        </>
      )}
    </Relation>
  );
}
