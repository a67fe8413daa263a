import { useEffect } from "react";
import { navigate } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { Notice } from "../component/problem.tsx";
import {
  EntityByIdDocument,
  type EntityType,
  MissingEntityDocument,
  type MissingEntityQuery,
} from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { Distinction } from "../search/search-hit.tsx";
import { entityPath, typeWords } from "./entity-type.ts";
import { EntityLink, type LinkedEntity } from "./part/entity-link.tsx";

/** Says that there is no such entity, and leads on: to one of another type with the same slug or id, or to similar names. */
export function MissingEntity({ type, slug }: { type: EntityType; slug: string }) {
  const { data } = useGraph(MissingEntityDocument, { slug, isSlug: /^[a-z0-9-]+$/.test(slug), words: wordsOf(slug) });
  // The API rejects texts that are not ids. The error says only that the slug is not one.
  const byId = useGraph(EntityByIdDocument, { id: slug });
  const node = byId.data?.node;
  const named = node && "slug" in node ? node : null;
  useReplacedAddress(named);
  const { singular, plural, path } = typeWords[type];
  const search = data?.search ?? null;
  const others = data ? namesakes(data) : [];
  return (
    <>
      <title>Not found · Drug deal graph</title>
      <h1>
        There is no {singular} named “{slug}”
      </h1>
      <Notice>
        <p>It may have been removed or renamed, or the address is incomplete.</p>
        {others.length > 0 && (
          <p>
            The graph has something else with this name:{" "}
            {others.map((entity) => (
              <span key={entity.__typename}>
                the {typeWords[entity.__typename].singular} <EntityLink entity={entity} />{" "}
              </span>
            ))}
          </p>
        )}
        {search !== null && search.nodes.length > 0 && (
          <>
            <p>Similar names:</p>
            <ul className="plain-list">
              {search.nodes.map((entity) => (
                <li key={`${entity.__typename} ${entity.slug}`}>
                  <EntityLink entity={entity} />{" "}
                  <span className="muted">
                    {typeWords[entity.__typename].singular} <Distinction node={entity} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <Link to={path}>All {plural}</Link>
        </p>
      </Notice>
    </>
  );
}

/** The words of a slug, without numbers at its end, such as a year. */
function wordsOf(slug: string): string {
  const words = slug.split(/[-\s]+/);
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? "")) words.pop();
  return words.join(" ").slice(0, 300);
}

/** Entities of other types with the same slug. */
function namesakes(found: MissingEntityQuery): LinkedEntity[] {
  const { agreement, company, therapy, indication, regulatoryEvent, trial, drugTarget, person } = found;
  const all = [agreement, company, therapy, indication, regulatoryEvent, trial, drugTarget, person];
  return all.filter((each) => each !== null && each !== undefined);
}

/** An address with the id of an entity is replaced by that of its page. */
function useReplacedAddress(entity: LinkedEntity | null) {
  useEffect(() => {
    if (entity !== null) navigate(entityPath(entity.__typename, entity.slug), { replace: true });
  }, [entity]);
}
