import type { MouseEvent, ReactNode } from "react";
import { addressWith, moveTo } from "./address.ts";

/** Opens an agreement beside the list; being a link, it can be copied, and opened elsewhere. */
export function AgreementLink({ slug, open, children }: { slug: string; open?: boolean; children: ReactNode }) {
  const address = addressWith("agreement", slug);
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    moveTo(address);
  }
  return (
    <a href={address} onClick={follow} aria-current={open}>
      {children}
    </a>
  );
}
