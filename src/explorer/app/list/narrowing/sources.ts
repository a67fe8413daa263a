import type { Narrowing } from "./narrowing.ts";

export const sourceNarrowing: Narrowing = {
  searchPath: "title.contains",
  ranges: [
    { name: "published", label: "Published", kind: "date", path: "publishedOn" },
    { name: "read", label: "Read", kind: "date", path: "retrievedOn" },
  ],
  facets: [{ name: "kind", dimension: "KIND", path: "kind.eq", vocabulary: "SourceKind" }],
};
