import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { GraphData } from "../graph-data.ts";
import type { Position, Positions } from "./positions.ts";

interface Body extends SimulationNodeDatum {
  id: string;
}

/** The browser keeps drawing: computing never takes longer than this at once. */
const sliceMs = 10;

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Around a point, the nth place of a spiral. */
const around = ({ x, y }: Position, index: number, distance: number): Position => ({
  x: x + distance * Math.sqrt(index + 1) * Math.cos(index * goldenAngle),
  y: y + distance * Math.sqrt(index + 1) * Math.sin(index * goldenAngle),
});

function bodiesOf({ nodes, links }: GraphData, known: Positions): Body[] {
  return nodes.map(({ id }, index) => {
    const own = known.get(id);
    if (own) return { id, ...own, fx: own.x, fy: own.y };
    // A new entity starts beside one that it is connected with.
    const link = links.find(
      ({ source, target }) => (source === id && known.has(target)) || (target === id && known.has(source)),
    );
    const neighbor = link && known.get(link.source === id ? link.target : link.source);
    return { id, ...around(neighbor ?? { x: 0, y: 0 }, index, neighbor ? 6 : 30) };
  });
}

/**
 * Finds places for the entities that have none, without moving the others.
 * @returns the places of all entities, or null if the signal ended the computation
 */
export async function arranged(data: GraphData, known: Positions, signal: AbortSignal): Promise<Positions | null> {
  const bodies = bodiesOf(data, known);
  const degree = new Map<string, number>();
  for (const { source, target } of data.links)
    for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const links: SimulationLinkDatum<Body>[] = data.links.map(({ source, target }) => ({ source, target }));
  const isLarge = bodies.length > 150;
  const simulation = forceSimulation(bodies)
    .force(
      "link",
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ id }) => id)
        .distance(90),
    )
    .force(
      "charge",
      forceManyBody<Body>()
        .strength(({ id }) => -220 - 30 * Math.min(degree.get(id) ?? 0, 20))
        .distanceMax(isLarge ? 700 : 1000),
    )
    .force("collide", forceCollide<Body>(isLarge ? 26 : 42))
    .force("x", forceX<Body>(0).strength(0.04))
    .force("y", forceY<Body>(0).strength(0.09))
    .alphaDecay(isLarge ? 0.045 : 0.025)
    .stop();
  while (simulation.alpha() > simulation.alphaMin()) {
    const end = performance.now() + sliceMs;
    while (performance.now() < end && simulation.alpha() > simulation.alphaMin()) simulation.tick();
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
  }
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
