/** Where an entity is in the drawing. */
export interface Position {
  x: number;
  y: number;
}

export type Positions = ReadonlyMap<string, Position>;

const key = "graph positions";
/** The positions of the graphs that were looked at last are kept. */
const maxGraphs = 12;

type Kept = [start: string, positions: [id: string, x: number, y: number][]][];

function kept(): Kept {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** The positions that this browser has kept for the graph of a start. */
export function keptPositions(start: string): Map<string, Position> {
  const found = kept().find(([each]) => each === start)?.[1] ?? [];
  return new Map(found.map(([id, x, y]) => [id, { x, y }]));
}

export function keepPositions(start: string, positions: Positions): void {
  const own: Kept[number] = [
    start,
    [...positions].map(([id, { x, y }]): [string, number, number] => [id, Math.round(x), Math.round(y)]),
  ];
  const others = kept().filter(([each]) => each !== start);
  try {
    localStorage.setItem(key, JSON.stringify([own, ...others].slice(0, maxGraphs)));
  } catch {
    // The browser has no room for them. The graph is arranged again next time.
    localStorage.removeItem(key);
  }
}
