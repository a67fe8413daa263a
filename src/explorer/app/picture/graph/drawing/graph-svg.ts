import { newSvg, svgElement } from "../../figure/svg-element.ts";
import type { GraphData } from "../graph-data.ts";
import { corners, nodeStyles, radiusOf } from "./node-style.ts";
import type { Positions } from "./positions.ts";

/** Room for names at the sides, and below. */
const sideMargin = 90;
const margin = 40;
/** Files have more room for names than screens. */
const spread = 1.5;
const maxLength = 26;

const clipped = (text: string) => (text.length > maxLength ? `${text.slice(0, maxLength - 1).trimEnd()}…` : text);

/** The whole graph as an SVG element, for files. */
export function graphSvg({ nodes, links }: GraphData, positions: Positions, pathLinks: ReadonlySet<string>) {
  const placeOf = (id: string) => {
    const position = positions.get(id);
    return position && { x: position.x * spread, y: position.y * spread };
  };
  const placed = nodes.flatMap((node) => {
    const position = placeOf(node.id);
    return position ? [{ node, ...position }] : [];
  });
  const left = Math.min(...placed.map(({ x }) => x)) - sideMargin;
  const top = Math.min(...placed.map(({ y }) => y)) - margin;
  const width = Math.ceil(Math.max(...placed.map(({ x }) => x)) + sideMargin - left);
  const height = Math.ceil(Math.max(...placed.map(({ y }) => y)) + margin - top);
  const degree = new Map<string, number>();
  for (const { source, target } of links) for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const lines = links.flatMap(({ id, source, target }) => {
    const [from, to] = [placeOf(source), placeOf(target)];
    if (!from || !to) return [];
    const isPath = pathLinks.has(id);
    const style = { stroke: isPath ? "var(--series-2)" : "var(--control)", "stroke-width": isPath ? 4 : 1 };
    return [svgElement("line", { x1: from.x - left, y1: from.y - top, x2: to.x - left, y2: to.y - top, ...style })];
  });
  const shapes = placed.flatMap(({ node, x, y }) => {
    const { color, shape } = nodeStyles[node.__typename];
    const radius = radiusOf(degree.get(node.id) ?? 0);
    const [cx, cy] = [x - left, y - top];
    const points = corners[shape].map(([dx, dy]) => `${cx + dx * radius},${cy + dy * radius}`).join(" ");
    const fill = `var(${color})`;
    const drawn =
      points === "" ? svgElement("circle", { cx, cy, r: radius, fill }) : svgElement("polygon", { points, fill });
    drawn.append(svgElement("title", {}, node.name));
    const text = { x: cx, y: cy + radius + 13, "text-anchor": "middle", "font-size": 11, fill: "var(--text)" };
    const outline = { stroke: "var(--surface)", "stroke-width": 3, "paint-order": "stroke" };
    return [drawn, svgElement("text", { ...text, ...outline }, clipped(node.name))];
  });
  const svg = newSvg();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.append(...lines, ...shapes);
  return svg;
}
