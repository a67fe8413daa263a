/** Parameters with which sites search. */
const searchParameters = ["q", "query", "search", "keyword", "keywords", "searchterm", "search_query"];

/** Parts of a path below which sites list pages that have something in common. */
const listParts = ["search", "search-results", "searchresults", "category", "categories", "tag", "tags", "browse"];

/** Last parts of the paths of pages that list others. */
const lastParts = [
  ...["news", "newsroom", "news-releases", "press", "press-releases", "pressreleases", "releases", "media", "blog"],
  ...["archive", "archives", "events", "list", "listing", "listings", "results", "publications"],
  ...["products", "portfolio", "pipeline", "latest"],
];

/**
 * Why an address is one of a page that searches or lists others. What such a page shows changes, so that a reader may not find what
 * it is cited for. Null if the address shows no sign of it.
 */
export function listPageReason(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, searchParams, hash } = new URL(address);
  const parts = pathname
    .toLowerCase()
    .split("/")
    .map((part) => part.replace(/\.(?:html?|aspx?|php|cfm)$/, ""))
    .filter((part) => part !== "" && part !== "index");
  const last = parts.at(-1);
  const isBare = searchParams.size === 0 && hash === "";
  if (last === undefined && isBare) return "front page of a site";

  const listed = parts.find((part) => listParts.includes(part));
  if (listed !== undefined) return `list below "${listed}"`;
  if (/\/page\/\d+\/?$/.test(pathname)) return "page of a list";
  // Sites that were searched keep the search in the address of what was found, whose path has a title.
  if (parts.slice(-2).some(isTitle)) return null;
  const names = [...searchParams.keys()].map((name) => name.toLowerCase());
  const searched = names.find((name) => searchParameters.includes(name) || (name === "s" && last === undefined));
  if (searched !== undefined) return `search by the parameter "${searched}"`;
  return last !== undefined && lastParts.includes(last) && isBare ? `list "${last}"` : null;
}

/** Whether a part of a path is the title of a page: several words. */
function isTitle(part: string): boolean {
  return part.split("-").length > 3;
}
