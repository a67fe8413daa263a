/** How many steps of a cycle a message shows at each of its ends. */
const maxShown = 10;

/** The steps of a cycle as messages show them. */
export function stepsOf(slugs: readonly string[]): string {
  const hidden = slugs.length - 2 * maxShown;
  if (hidden <= 0) return slugs.join(" > ");
  return [...slugs.slice(0, maxShown), `${hidden} others`, ...slugs.slice(-maxShown)].join(" > ");
}

/**
 * The cycles of a graph, each as its nodes in order.
 *
 * Walks with a list of its own instead of recursion, because a chain may have more steps than the call stack has room for.
 * @param above the nodes that follow each node
 */
export function cyclesIn(above: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of above.keys()) {
    const way: { slug: string; rest: Iterator<string> }[] = [];
    const places = new Map<string, number>();
    const enter = (slug: string) => {
      const place = places.get(slug);
      if (place !== undefined) return void cycles.push(way.slice(place).map((step) => step.slug));
      if (done.has(slug)) return;
      places.set(slug, way.length);
      way.push({ slug, rest: (above.get(slug) ?? []).values() });
    };
    enter(start);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const next = step.rest.next();
      if (!next.done) enter(next.value);
      else {
        done.add(step.slug);
        places.delete(step.slug);
        way.pop();
      }
    }
  }
  return cycles;
}
