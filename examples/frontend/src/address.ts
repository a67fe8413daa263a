import { useMemo, useSyncExternalStore } from "react";

/** What the address holds: the filters, and which agreement is open, by slug. */
export type Parameter = "name" | "kind" | "modality" | "since" | "million" | "order" | "agreement";

function subscribe(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  return () => removeEventListener("popstate", onChange);
}

/** The address as it is, and as it becomes when the reader moves. */
export function useAddress(): URLSearchParams {
  const query = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** The present address with one part changed; nothing takes the part away. */
export function addressWith(parameter: Parameter, value: string): string {
  const address = new URLSearchParams(location.search);
  if (value === "") address.delete(parameter);
  else address.set(parameter, value);
  return address.size === 0 ? location.pathname : `?${address}`;
}

/** Moves to an address; one that replaces the present one leaves no step for the back button. */
export function moveTo(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
