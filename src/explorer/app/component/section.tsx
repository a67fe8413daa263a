import { type ReactNode, useId } from "react";

interface Props {
  title: ReactNode;
  /** Shown at the end of the line of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a view with a heading of the second level. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
