import type { ReactNode } from "react";

interface Props {
  title: string;
  isEmpty?: boolean;
  children: ReactNode;
}

/** A titled section of the details. */
export function Section({ title, isEmpty = false, children }: Props) {
  return (
    <section>
      <h3>{title}</h3>
      {isEmpty ? <p className="muted">None known.</p> : children}
    </section>
  );
}
