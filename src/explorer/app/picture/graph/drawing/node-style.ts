import type { EntityType } from "../../../graph/documents.ts";
import type { Corner } from "../../figure/symbol-corners.ts";

export interface NodeStyle {
  /** A variable of the page. */
  color: string;
  /** The shape, which tells the types apart without color. */
  shape: "ellipse" | "rectangle" | "triangle" | "diamond" | "hexagon" | "octagon" | "pentagon" | "vee";
}

export const nodeStyles: Record<EntityType, NodeStyle> = {
  Company: { color: "--series-3", shape: "rectangle" },
  Agreement: { color: "--series-1", shape: "ellipse" },
  Therapy: { color: "--series-2", shape: "hexagon" },
  Indication: { color: "--series-4", shape: "diamond" },
  RegulatoryEvent: { color: "--series-6", shape: "triangle" },
  Trial: { color: "--series-5", shape: "pentagon" },
  DrugTarget: { color: "--muted", shape: "vee" },
  Person: { color: "--control", shape: "octagon" },
};

/** The corners of the shapes in a square from -1 to 1. A circle has none. */
export const corners: Record<NodeStyle["shape"], readonly Corner[]> = {
  ellipse: [],
  rectangle: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  hexagon: [
    [-0.5, -1],
    [0.5, -1],
    [1, 0],
    [0.5, 1],
    [-0.5, 1],
    [-1, 0],
  ],
  octagon: [
    [-0.41, -1],
    [0.41, -1],
    [1, -0.41],
    [1, 0.41],
    [0.41, 1],
    [-0.41, 1],
    [-1, 0.41],
    [-1, -0.41],
  ],
  pentagon: [
    [0, -1],
    [1, -0.24],
    [0.62, 1],
    [-0.62, 1],
    [-1, -0.24],
  ],
  vee: [
    [-1, -1],
    [0, -0.33],
    [1, -1],
    [0, 1],
  ],
};

/** The radius of an entity with so many connections. */
export const radiusOf = (degree: number) => Math.min(7 + 1.6 * Math.sqrt(degree), 20);
