import type { ReactNode } from "react";
import { linkTo } from "./address.ts";

/** Selects an agreement. */
export function AgreementLink(props: { slug: string; isSelected?: boolean; children: ReactNode }) {
  const { slug, isSelected, children } = props;
  return (
    <a {...linkTo({ agreement: slug })} aria-current={isSelected}>
      {children}
    </a>
  );
}
