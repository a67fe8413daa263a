import type { ReactNode } from "react";

/** A part of an agreement under its title; one that is empty says so. */
export function Section({
  title,
  isEmpty = false,
  children,
}: {
  title: string;
  isEmpty?: boolean;
  children: ReactNode;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {isEmpty ? <p className="quiet">No source names any.</p> : children}
    </section>
  );
}
