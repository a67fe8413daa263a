import { Link } from "../../address/link.tsx";
import type { EntityType } from "../../graph/documents.ts";
import { entityPath } from "../entity-type.ts";

export interface LinkedEntity {
  __typename: EntityType;
  slug: string;
  name: string;
}

/** The name of an entity, which leads to its page. */
export function EntityLink({ entity: { __typename, slug, name } }: { entity: LinkedEntity }) {
  return <Link to={entityPath(__typename, slug)}>{name}</Link>;
}

/** Names of entities, separated by commas, with the number of those that are not loaded. */
export function EntityLinks({ entities, totalCount }: { entities: readonly LinkedEntity[]; totalCount?: number }) {
  const more = (totalCount ?? entities.length) - entities.length;
  return (
    <>
      {entities.map((entity, index) => (
        <span key={`${entity.__typename} ${entity.slug}`}>
          {index > 0 && ", "}
          <EntityLink entity={entity} />
        </span>
      ))}
      {more > 0 && <span className="muted"> and {more} more</span>}
    </>
  );
}
