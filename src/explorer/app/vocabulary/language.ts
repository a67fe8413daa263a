import { useSyncExternalStore } from "react";

/** The languages in which the graph has labels. The texts of the page itself are in English. */
export const languages = { en: "English", fr: "Français", de: "Deutsch", ja: "日本語" };

const key = "language";

const isLanguage = (text: string): text is keyof typeof languages => text in languages;

const changes = new EventTarget();

function subscribe(onChange: () => void): () => void {
  changes.addEventListener("change", onChange);
  // The choice in another tab. However often it is added, the browser calls it once.
  addEventListener("storage", update);
  return () => changes.removeEventListener("change", onChange);
}

/** The language that the reader chose, or else the first one of the browser that has labels. */
function chosenLanguage(): keyof typeof languages {
  const kept = localStorage.getItem(key);
  if (kept !== null && isLanguage(kept)) return kept;
  const tags = navigator.languages.map((tag) => tag.slice(0, 2));
  return tags.find(isLanguage) ?? "en";
}

/** Kept, because every date and every amount asks for it, and reading what the browser stores is slow. */
let kept: keyof typeof languages | null = null;

function currentLanguage(): keyof typeof languages {
  kept ??= chosenLanguage();
  return kept;
}

function update(): void {
  kept = null;
  changes.dispatchEvent(new Event("change"));
}

export function useLanguage() {
  return useSyncExternalStore(subscribe, currentLanguage);
}

export function chooseLanguage(language: string): void {
  localStorage.setItem(key, language);
  update();
}

/** The locale for numbers and dates: the browser's own, in the region of the reader, unless another language was chosen. */
export function currentLocale(): string {
  const language = currentLanguage();
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}
