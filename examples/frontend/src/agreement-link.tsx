import type { MouseEvent, ReactNode } from "react";
import { addressWith, navigate } from "./address.ts";

/** Selects an agreement. A real link, so that it can be copied or opened in a new tab. */
export function AgreementLink(props: { slug: string; isSelected?: boolean; children: ReactNode }) {
  const { slug, isSelected, children } = props;
  const address = addressWith("agreement", slug);
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(address);
  }
  return (
    <a href={address} onClick={follow} aria-current={isSelected}>
      {children}
    </a>
  );
}
