import { type Lazy, lazy } from "./lazy.ts";

/** A view of the page. Each is loaded when it is first shown. */
interface Route {
  /** The first segment of its path. */
  segment: string;
  /** The view at `/segment`. */
  list?: Lazy;
  /** The view at `/segment/slug`. */
  entity?: Lazy<{ slug: string }>;
}

/**
 * The views of the page. `src/server/page/page-path.ts` lists the same segments, for which the server returns the page.
 */
export const routes: readonly Route[] = [
  { segment: "", list: lazy(() => import("./page/home.tsx")) },
  { segment: "search", list: lazy(() => import("./search/search-page.tsx")) },
  {
    segment: "agreements",
    list: lazy(() => import("./list/lists/agreements.tsx")),
    entity: lazy(() => import("./entity/pages/agreement.tsx")),
  },
  {
    segment: "therapies",
    list: lazy(() => import("./list/lists/therapies.tsx")),
    entity: lazy(() => import("./entity/pages/therapy.tsx")),
  },
  {
    segment: "companies",
    list: lazy(() => import("./list/lists/companies.tsx")),
    entity: lazy(() => import("./entity/pages/company.tsx")),
  },
  {
    segment: "indications",
    list: lazy(() => import("./list/lists/indications.tsx")),
    entity: lazy(() => import("./entity/pages/indication.tsx")),
  },
  {
    segment: "regulatory-events",
    list: lazy(() => import("./list/lists/regulatory-events.tsx")),
    entity: lazy(() => import("./entity/pages/regulatory-event.tsx")),
  },
  {
    segment: "trials",
    list: lazy(() => import("./list/lists/trials.tsx")),
    entity: lazy(() => import("./entity/pages/trial.tsx")),
  },
  {
    segment: "drug-targets",
    list: lazy(() => import("./list/lists/drug-targets.tsx")),
    entity: lazy(() => import("./entity/pages/drug-target.tsx")),
  },
  {
    segment: "people",
    list: lazy(() => import("./list/lists/people.tsx")),
    entity: lazy(() => import("./entity/pages/person.tsx")),
  },
  {
    segment: "sources",
    list: lazy(() => import("./list/lists/sources.tsx")),
    entity: lazy(() => import("./entity/pages/source.tsx")),
  },
  {
    segment: "questions",
    list: lazy(() => import("./question/questions-page.tsx")),
    entity: lazy(() => import("./question/question-page.tsx")),
  },
  { segment: "pictures", list: lazy(() => import("./picture/pictures-page.tsx")) },
  { segment: "graph", list: lazy(() => import("./picture/graph/graph-page.tsx")) },
];
