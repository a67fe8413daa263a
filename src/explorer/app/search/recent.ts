import { useSyncExternalStore } from "react";
import { keptTexts } from "../text/kept-texts.ts";

const recent = keptTexts("searches", 8);

/** The last searches of the reader in this browser. */
export function useRecentSearches(): readonly string[] {
  return useSyncExternalStore(recent.subscribe, recent.all);
}

export function keepSearch(text: string): void {
  recent.add(text);
}

export function forgetSearches(): void {
  for (const text of recent.all()) recent.remove(text);
}
