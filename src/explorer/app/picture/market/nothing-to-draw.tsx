import type { ReactNode } from "react";
import { Section } from "../../component/section.tsx";

/** In place of a picture: why there is none. */
export function NothingToDraw({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <p className="muted">{children}</p>
    </Section>
  );
}
