import type { ReactNode } from "react";
import { useLanguage } from "./language.ts";

/** The `lang` of texts in the language of the reader, such as labels, dates and names of countries. None if it is that of the page. */
export function useReaderLang(): string | undefined {
  const language = useLanguage();
  return language === "en" ? undefined : language;
}

/** A text in the language of the reader, within the page, which is in English. */
export function InReaderLanguage({ children, title }: { children: ReactNode; title?: string | undefined }) {
  return (
    <span lang={useReaderLang()} title={title}>
      {children}
    </span>
  );
}
