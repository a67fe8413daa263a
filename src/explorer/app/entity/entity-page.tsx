import { type ReactNode, useRef } from "react";
import { Link } from "../address/link.tsx";
import { Loaded } from "../component/loaded.tsx";
import { ShowQuery } from "../component/show-query.tsx";
import { SourceNumbersContext } from "../component/source-numbers.tsx";
import type { EntityBaseFragment, EntityType } from "../graph/documents.ts";
import type { GraphDocument } from "../graph/graph-document.ts";
import { isMalformedSlug } from "../graph/graph-error.ts";
import { useGraph } from "../graph/use-graph.ts";
import { typeWords } from "./entity-type.ts";
import { MissingEntity } from "./missing-entity.tsx";
import { Contents } from "./part/contents.tsx";
import { Disagreements } from "./part/disagreements.tsx";
import { OtherNames } from "./part/other-names.tsx";
import { Quotes } from "./part/quotes.tsx";
import { type SourceList, Sources, sourceNumbers } from "./part/sources.tsx";

interface Props<Result, Entity, Variables extends object> {
  type: EntityType;
  slug: string;
  document: GraphDocument<Result, Variables & { slug: string }>;
  /** The variables of the query beside the slug. */
  variables: Variables;
  entityOf: (result: Result) => Entity | null;
  /** What stands under the name in a line. */
  subtitle?: (entity: Entity) => ReactNode;
  /** The sources to list at the end, whose numbers stand beside the facts on paper. */
  sourcesOf?: (entity: Entity) => SourceList;
  children: (entity: Entity) => ReactNode;
}

const noSources: SourceList = { totalCount: 0, nodes: [] };

/** The frame of the page of an entity: its name, other names and identifiers, and the query that asks for it. */
export function EntityPage<Result, Entity extends EntityBaseFragment, Variables extends object>(
  props: Props<Result, Entity, Variables>,
) {
  const { type, slug, document, entityOf, subtitle, sourcesOf, children } = props;
  const variables = { ...props.variables, slug };
  const words = typeWords[type];
  const page = useRef<HTMLElement>(null);
  const result = useGraph(document, variables, { keepsFormer: true });
  if (isMalformedSlug(result.error)) return <MissingEntity type={type} slug={slug} />;
  return (
    <Loaded of={result}>
      {(data) => {
        const entity = entityOf(data);
        if (entity === null) return <MissingEntity type={type} slug={slug} />;
        const sources = sourcesOf?.(entity) ?? noSources;
        return (
          <article className={`entity ${type.toLowerCase()}`} ref={page}>
            <title>{`${entity.name} · Drug deal graph`}</title>
            <header className="page-head">
              <p className="kicker">
                <Link to={words.path}>{words.singular}</Link>
              </p>
              <h1>{entity.name}</h1>
              {subtitle !== undefined && <p className="subtitle">{subtitle(entity)}</p>}
            </header>
            <Contents of={page} />
            <SourceNumbersContext value={sourceNumbers(sources)}>
              {children(entity)}
              <Disagreements entity={entity} />
              <Quotes entity={entity} />
              <OtherNames entity={entity} />
            </SourceNumbersContext>
            <Sources sources={sources} />
            <ShowQuery document={document} variables={variables} />
          </article>
        );
      }}
    </Loaded>
  );
}
