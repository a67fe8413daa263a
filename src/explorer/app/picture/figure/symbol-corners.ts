/** A corner of a shape in a square from -1 to 1. */
export type Corner = readonly [x: number, y: number];

/** The corners of a shape with as many points, at alternating distances from the center. */
function around(count: number, ...distances: readonly number[]): Corner[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    const distance = distances[index % distances.length] ?? 1;
    return [distance * Math.cos(angle), distance * Math.sin(angle)];
  });
}

/** The symbols of points in plots, as legends show them. */
export const symbolCorners = {
  circle: around(24, 1),
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  triangle: around(3, 1.1),
  diamond: [
    [0, -1],
    [0.6, 0],
    [0, 1],
    [-0.6, 0],
  ],
  star: around(10, 1.1, 0.45),
  cross: [
    [-0.33, -1],
    [0.33, -1],
    [0.33, -0.33],
    [1, -0.33],
    [1, 0.33],
    [0.33, 0.33],
    [0.33, 1],
    [-0.33, 1],
    [-0.33, 0.33],
    [-1, 0.33],
    [-1, -0.33],
    [-0.33, -0.33],
  ],
} as const satisfies Record<string, readonly Corner[]>;
