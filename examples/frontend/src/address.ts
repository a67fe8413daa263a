import { useMemo, useSyncExternalStore } from "react";

/** The query parameters of the page: the filters, the order, and the slug of the selected agreement. */
export type Parameter = "name" | "kind" | "modality" | "since" | "minMillions" | "order" | "agreement";

function subscribe(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  return () => removeEventListener("popstate", onChange);
}

/** The current query parameters. Updates on navigation. */
export function useAddress(): URLSearchParams {
  const query = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** The current address with one parameter changed. An empty value removes the parameter. */
export function addressWith(parameter: Parameter, value: string): string {
  const address = new URLSearchParams(location.search);
  if (value === "") address.delete(parameter);
  else address.set(parameter, value);
  return address.size === 0 ? location.pathname : `?${address}`;
}

/** Navigates to an address. With `replace`, no history entry is added. */
export function navigate(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
