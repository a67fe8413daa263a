import type { ReactNode } from "react";
import { Link } from "../address/link.tsx";
import { Loaded } from "../component/loaded.tsx";
import { ShowQuery } from "../component/show-query.tsx";
import type { EntityBaseFragment, EntityType } from "../graph/documents.ts";
import type { GraphDocument } from "../graph/graph-document.ts";
import { isMalformedSlug } from "../graph/graph-error.ts";
import { useGraph } from "../graph/use-graph.ts";
import { typeWords } from "./entity-type.ts";
import { MissingEntity } from "./missing-entity.tsx";
import { OtherNames } from "./other-names.tsx";

interface Props<Result, Entity> {
  type: EntityType;
  slug: string;
  document: GraphDocument<Result, { slug: string }>;
  entityOf: (result: Result) => Entity | null;
  /** What stands under the name in a line. */
  subtitle?: (entity: Entity) => ReactNode;
  children: (entity: Entity) => ReactNode;
}

/** The frame of the page of an entity: its name, other names and identifiers, and the query that asks for it. */
export function EntityPage<Result, Entity extends EntityBaseFragment>(props: Props<Result, Entity>) {
  const { type, slug, document, entityOf, subtitle, children } = props;
  const variables = { slug };
  const words = typeWords[type];
  const result = useGraph(document, variables);
  if (isMalformedSlug(result.error)) return <MissingEntity type={type} slug={slug} />;
  return (
    <Loaded of={result}>
      {(data) => {
        const entity = entityOf(data);
        if (entity === null) return <MissingEntity type={type} slug={slug} />;
        return (
          <article className={`entity ${type.toLowerCase()}`}>
            <title>{`${entity.name} · Drug deal graph`}</title>
            <header className="page-head">
              <p className="kicker">
                {words.isListed ? <Link to={words.path}>{words.singular}</Link> : words.singular}
              </p>
              <h1>{entity.name}</h1>
              {subtitle !== undefined && <p className="subtitle">{subtitle(entity)}</p>}
            </header>
            {children(entity)}
            <OtherNames entity={entity} />
            <ShowQuery document={document} variables={variables} />
          </article>
        );
      }}
    </Loaded>
  );
}
