import { type ReactNode, useMemo } from "react";
import { changed, href, navigate, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { Problem } from "../component/problem.tsx";
import { ShowQuery } from "../component/show-query.tsx";
import { entityPath, typeWords } from "../entity/entity-type.ts";
import { EntityLink, type LinkedEntity } from "../entity/part/entity-link.tsx";
import { EntityAdder } from "../entity/picker/entity-adder.tsx";
import {
  CompanyTimelineDocument,
  DealMoneyDocument,
  DealsPerQuarterDocument,
  DealTimelineDocument,
  OwnershipTreeDocument,
  PictureExamplesDocument,
  PictureSubjectDocument,
  RightsMapDocument,
  TherapyTimelineDocument,
  UpfrontAndTotalDocument,
} from "../graph/documents.ts";
import { useGraph } from "../graph/use-graph.ts";
import { graphHref } from "./graph/graph-address.ts";
import { FilterForm } from "./market/filter-form.tsx";
import { marketViewOf } from "./market/market-filter.ts";
import {
  CompanyTimeline,
  DealMoney,
  DealsPerQuarter,
  DealTimeline,
  OwnershipTree,
  RightsMap,
  TherapyTimeline,
  UpfrontAndTotal,
} from "./pictures.tsx";

// They are the first ones of the view, wherever the reader starts.
UpfrontAndTotal.preload();
DealsPerQuarter.preload();

/** All pictures: of agreements that the address narrows, and of an agreement, a therapy and a group to choose. */
export default function PicturesPage() {
  const { params } = useAddress();
  const view = useMemo(() => marketViewOf(params), [params]);
  const { where, currency } = view;
  const { data, error, refetch } = useGraph(PictureExamplesDocument, { where }, { keepsFormer: true });
  return (
    <div className="pictures">
      <title>Pictures · Drug deal graph</title>
      <header className="page-head">
        <h1>Pictures</h1>
        <p className="subtitle">
          Each picture has the table behind it, says what it leaves out, and can be downloaded. There is also a{" "}
          <Link to="/graph">map of connections</Link>.
        </p>
      </header>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      <FilterForm view={view} data={data ?? null} />
      <UpfrontAndTotal where={where} currency={currency} />
      <ShowQuery document={UpfrontAndTotalDocument} variables={{ where, currency, first: 100 }} />
      <DealsPerQuarter where={where} />
      <ShowQuery document={DealsPerQuarterDocument} variables={{ where }} />
      <Subject type="Agreement" example={data?.licenses?.nodes[0]}>
        {(slug) => (
          <>
            <DealMoney slug={slug} />
            <ShowQuery document={DealMoneyDocument} variables={{ slug }} />
            <DealTimeline slug={slug} />
            <ShowQuery document={DealTimelineDocument} variables={{ slug }} />
          </>
        )}
      </Subject>
      <Subject type="Therapy" example={data?.therapies?.nodes[0]}>
        {(slug) => (
          <>
            <RightsMap slug={slug} />
            <ShowQuery document={RightsMapDocument} variables={{ slug }} />
            <TherapyTimeline slug={slug} />
            <ShowQuery document={TherapyTimelineDocument} variables={{ slug }} />
          </>
        )}
      </Subject>
      <Subject type="Company" example={data?.companies?.nodes[0]}>
        {(slug) => (
          <>
            <OwnershipTree slug={slug} />
            <ShowQuery document={OwnershipTreeDocument} variables={{ slug }} />
            <CompanyTimeline slug={slug} />
            <ShowQuery document={CompanyTimelineDocument} variables={{ slug }} />
          </>
        )}
      </Subject>
    </div>
  );
}

interface SubjectProps {
  type: "Agreement" | "Therapy" | "Company";
  /** What is shown if the address names none. */
  example: LinkedEntity | undefined;
  children: (slug: string) => ReactNode;
}

/** Pictures of an entity that the reader chooses. */
function Subject({ type, example, children }: SubjectProps) {
  const { path, params } = useAddress();
  const { singular } = typeWords[type];
  const slug = params.get(type.toLowerCase());
  const { data, error, refetch } = useGraph(
    PictureSubjectDocument,
    {
      slug: slug ?? "",
      isAgreement: type === "Agreement",
      isTherapy: type === "Therapy",
      isCompany: type === "Company",
    },
    { enabled: slug !== null },
  );
  const named = data?.agreement ?? data?.therapy ?? data?.company;
  const entity = slug === null ? example : named;
  const article = /^[aeiou]/.test(singular) ? "an" : "a";
  return (
    <section className="picture-subject" aria-label={`Pictures of ${article} ${singular}`}>
      <div className="subject-head">
        <p className="subject-name">
          <span className="kicker">{singular}</span>
          {entity && (
            <>
              <EntityLink entity={entity} />
              <Link to={graphHref(type, entity.slug)}>Connections</Link>
            </>
          )}
        </p>
        <EntityAdder
          label={`Choose ${article} ${singular}`}
          placeholder={`Name of ${article} ${singular}`}
          types={[type]}
          onPick={(picked) =>
            navigate(href(path, changed(params, { [type.toLowerCase()]: picked.slug })), { keepsPosition: true })
          }
        />
      </div>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {slug !== null && data && !named && (
        <p className="notice" role="status">
          The graph has no {singular} with the name “{slug}” in addresses.{" "}
          <Link to={entityPath(type, slug)}>Look for it</Link>
        </p>
      )}
      {entity && <div key={entity.slug}>{children(entity.slug)}</div>}
    </section>
  );
}
