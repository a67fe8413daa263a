/** A list of texts that the browser keeps, the latest first. */
export interface KeptTexts {
  all: () => readonly string[];
  add: (text: string) => void;
  remove: (text: string) => void;
  subscribe: (onChange: () => void) => () => void;
}

const lists = new Map<string, KeptTexts>();

/** @param limit how many texts are kept. Older ones are forgotten */
export function keptTexts(name: string, limit: number): KeptTexts {
  const known = lists.get(name);
  if (known) return known;
  const created = createList(name, limit);
  lists.set(name, created);
  return created;
}

function createList(name: string, limit: number): KeptTexts {
  const listeners = new Set<() => void>();
  let stored: string | null = null;
  let texts: readonly string[] = [];
  const all = () => {
    const current = localStorage.getItem(name);
    if (current !== stored) {
      stored = current;
      texts = parsed(current);
    }
    return texts;
  };
  const write = (next: readonly string[]) => {
    localStorage.setItem(name, JSON.stringify(next.slice(0, limit)));
    for (const listener of listeners) listener();
  };
  return {
    all,
    add: (text) => write([text, ...all().filter((each) => each !== text)]),
    remove: (text) => write(all().filter((each) => each !== text)),
    subscribe: (onChange) => {
      listeners.add(onChange);
      addEventListener("storage", onChange);
      return () => {
        listeners.delete(onChange);
        removeEventListener("storage", onChange);
      };
    },
  };
}

function parsed(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}
