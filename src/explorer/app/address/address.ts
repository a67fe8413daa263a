import { useMemo, useSyncExternalStore } from "react";

/** The address of the view: its path, and its parameters in their order. */
export interface Address {
  path: string;
  params: URLSearchParams;
}

export type Changes = Readonly<Record<string, string | readonly string[] | null>>;

function subscribe(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  return () => removeEventListener("popstate", onChange);
}

const currentAddress = () => location.pathname + location.search;

/** The current address. Updates on navigation. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, currentAddress);
  return useMemo(() => {
    const { pathname, searchParams } = new URL(text, location.origin);
    return { path: pathname, params: searchParams };
  }, [text]);
}

/** Parameters with some of them changed. Null, an empty text or an empty list removes a parameter. */
export function changed(params: URLSearchParams, changes: Changes): URLSearchParams {
  const result = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    result.delete(name);
    for (const each of [value].flat()) if (each !== null && each !== "") result.append(name, each);
  }
  return result;
}

/** An address as text. */
export function href(path: string, params?: URLSearchParams | Changes): string {
  const all = params instanceof URLSearchParams ? params : changed(new URLSearchParams(), params ?? {});
  return all.size === 0 ? path : `${path}?${all}`;
}

/** Goes to an address of the page. With `replace`, the browser's history has no entry of its own for it. */
export function navigate(to: string, { replace = false, keepsPosition = false } = {}): void {
  if (to === currentAddress()) return;
  const isOtherPath = new URL(to, location.origin).pathname !== location.pathname;
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  dispatchEvent(new PopStateEvent("popstate"));
  if (isOtherPath && !keepsPosition) scrollTo(0, 0);
}
