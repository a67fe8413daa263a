import { type MouseEvent, useMemo, useSyncExternalStore } from "react";

/** The fields by which the list can be narrowed. Each is a query parameter, once for each value that is chosen. */
export const facetNames = [
  "kind",
  "year",
  "value",
  "company",
  "modality",
  "stage",
  "area",
  "therapy",
  "target",
  "indication",
] as const;

export type FacetName = (typeof facetNames)[number];

/** The query parameters of the page: the choices, the text of the search, the order, the page of the list and the selected agreement. */
export type Parameter = FacetName | "q" | "order" | "after" | "before" | "agreement";

type Changes = { readonly [Name in Parameter]?: string | readonly string[] };

/** What a change of the list leaves behind: a page belongs to one filter and one order. */
export const firstPage: Changes = { after: "", before: "" };

function subscribe(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  return () => removeEventListener("popstate", onChange);
}

/** The current query parameters. Updates on navigation. */
export function useAddress(): URLSearchParams {
  const query = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** The current address with some parameters changed. An empty value removes the parameter. */
export function addressWith(changes: Changes): string {
  const address = new URLSearchParams(location.search);
  for (const [parameter, value] of Object.entries(changes)) {
    address.delete(parameter);
    for (const each of [value].flat()) if (each !== "") address.append(parameter, each);
  }
  return address.size === 0 ? location.pathname : `?${address}`;
}

/** Navigates to an address. With `replace`, no history entry is added. */
export function navigate(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** The properties of a link within the page: a real link, so that it can be copied or opened in a new tab. */
export function linkTo(changes: Changes) {
  const href = addressWith(changes);
  return {
    href,
    onClick(event: MouseEvent) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      navigate(href);
    },
  };
}
