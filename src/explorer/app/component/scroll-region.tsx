import type { ReactNode } from "react";

interface Props {
  label: string;
  className: "code" | "table-scroll";
  children: ReactNode;
}

/** Content that may be wider than its place, and scrolls within it. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
