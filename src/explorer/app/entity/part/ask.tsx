import type { ReactNode } from "react";
import { Link } from "../../address/link.tsx";

interface Props {
  questions: readonly { text: string; to: string }[];
  children?: ReactNode;
}

/** Questions about an entity, each of which opens its form with the entity filled in. */
export function Ask({ questions, children }: Props) {
  return (
    <nav className="ask screen-only" aria-label="Questions about it">
      {questions.map(({ text, to }) => (
        <Link key={text} to={to}>
          {text}
        </Link>
      ))}
      {children}
    </nav>
  );
}
