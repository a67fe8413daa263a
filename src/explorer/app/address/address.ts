import { useMemo, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { runAfterPaint } from "../component/after-paint.ts";

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

function parsed(text: string): Address {
  const { pathname, searchParams } = new URL(text, location.origin);
  return { path: pathname, params: searchParams };
}

/** The current address. Updates on navigation. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, currentAddress);
  return useMemo(() => parsed(text), [text]);
}

/** The parameters of the current address, also when the view does not show them yet. */
export const currentParams = () => parsed(currentAddress()).params;

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

interface Navigation {
  /** The browser's history has no entry of its own for the address. */
  replace?: boolean;
  /** Stays at the same position of the page. */
  keepsPosition?: boolean;
  /**
   * The view follows after the browser has painted what the reader's input changed by itself, such as the tick of a
   * checkbox. A large view takes longer than a reader should wait for that.
   */
  afterPaint?: boolean;
}

/** Shows the current address, which the view does not follow yet. */
let pending: (() => void) | null = null;

/** Shows the current address at once. Returns whether the view did not follow it yet. */
export function showCurrent(): boolean {
  if (pending === null) return false;
  flushSync(pending);
  return true;
}

/** Goes to an address of the page. */
export function navigate(
  to: string,
  { replace = false, keepsPosition = false, afterPaint = false }: Navigation = {},
): void {
  if (to === currentAddress()) return;
  const isOtherPath = new URL(to, location.origin).pathname !== location.pathname;
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  const show = () => {
    pending = null;
    dispatchEvent(new PopStateEvent("popstate"));
    if (isOtherPath && !keepsPosition) scrollTo(0, 0);
  };
  if (afterPaint) {
    pending = show;
    // Another navigation may show its address before.
    runAfterPaint(() => pending?.());
  } else show();
}
