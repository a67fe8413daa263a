import { type RefObject, useEffect, useState } from "react";

interface Part {
  id: string;
  title: string;
}

/** A page of fewer sections is read faster than a list of them. */
const minParts = 4;

function partsOf(page: HTMLElement): Part[] {
  const headings = page.querySelectorAll<HTMLElement>("section > .section-head > h2[id]");
  return [...headings].map(({ id, textContent }) => ({ id, title: textContent ?? "" }));
}

const isSame = (one: readonly Part[], other: readonly Part[]) => JSON.stringify(one) === JSON.stringify(other);

/** Links to the sections of a long page. Those that are loaded later are added when they are shown. */
export function Contents({ of }: { of: RefObject<HTMLElement | null> }) {
  const [parts, setParts] = useState<readonly Part[]>([]);
  useEffect(() => {
    const page = of.current;
    if (page === null) return;
    const find = () => {
      const found = partsOf(page);
      setParts((current) => (isSame(current, found) ? current : found));
    };
    find();
    const observer = new MutationObserver(find);
    observer.observe(page, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [of]);
  if (parts.length < minParts) return null;
  return (
    <nav className="contents screen-only" aria-label="On this page">
      <p className="muted">On this page</p>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
