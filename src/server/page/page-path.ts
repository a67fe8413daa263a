/** Where the files of the page are. Their names contain a hash of their content. */
export const assetPrefix = "/explorer/";

/** The first segments of the addresses of the page, beside `/`. The page itself reads the rest. */
const segments = new Set([
  "agreements",
  "therapies",
  "companies",
  "indications",
  "regulatory-events",
  "trials",
  "drug-targets",
  "people",
  "sources",
  "search",
  "questions",
  "pictures",
  "graph",
]);

/** Whether a path belongs to the page. */
export function isPagePath({ pathname }: URL): boolean {
  const [, first = ""] = pathname.split("/");
  return pathname === "/" || segments.has(first);
}

/** Whether the page has a view at a path that belongs to it: `/`, that of a segment, or that of a name within it. */
export function isViewPath({ pathname }: URL): boolean {
  return pathname
    .split("/")
    .slice(3)
    .every((part) => part === "");
}
