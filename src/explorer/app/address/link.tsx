import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { navigate, showCurrent } from "./address.ts";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
  /** Stays at the same position of the page. */
  keepsPosition?: boolean;
}

/** A link within the page: a real one, so that it can be copied and opened in another tab. */
export function Link({ to, keepsPosition = false, onClick, ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // What was ticked a moment ago is part of where a link of a list leads.
    const current = showCurrent() ? (event.currentTarget.getAttribute("href") ?? to) : to;
    navigate(current, { keepsPosition, afterPaint: true });
  };
  return <a href={to} onClick={follow} {...rest} />;
}
