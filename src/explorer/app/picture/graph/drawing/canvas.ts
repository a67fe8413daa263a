import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import type { GraphData } from "../graph-data.ts";
import { nodeStyles, radiusOf } from "./node-style.ts";
import type { Positions } from "./positions.ts";

/** What the drawing tells its view. */
export interface CanvasEvents {
  onSelect: (id: string | null) => void;
  onOpen: (id: string) => void;
  onMoved: () => void;
}

/** What stands out in the drawing. */
export interface Emphasis {
  selected: string | null;
  opened: ReadonlySet<string>;
  pathNodes: ReadonlySet<string>;
  pathLinks: ReadonlySet<string>;
}

/** Arrows and curves of more lines than these would slow the drawing down. */
const detailedLinks = 250;

/** In large graphs, the names of what has many connections can be read from afar. */
const fontSizeOf = (degree: number, count: number) => (count < 150 || degree < 12 ? 11 : Math.min(14 + degree / 3, 28));

function stylesheet(): StylesheetJson {
  const page = getComputedStyle(document.documentElement);
  // Colors of the page depend on its scheme, and the drawing understands resolved ones only.
  const probe = document.createElement("span");
  document.body.append(probe);
  const color = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const types = Object.entries(nodeStyles).map(([type, style]) => ({
    selector: `node.${type}`,
    style: { "background-color": color(style.color), shape: style.shape },
  }));
  const sheet: StylesheetJson = [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        label: "data(label)",
        color: color("--text"),
        "font-family": page.getPropertyValue("--sans"),
        "font-size": "data(fontSize)",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-wrap": "ellipsis",
        "text-max-width": "data(labelWidth)",
        "min-zoomed-font-size": 8,
        "text-background-color": color("--surface"),
        "text-background-opacity": 0.75,
        "text-background-padding": "1px",
        "overlay-opacity": 0,
      },
    },
    ...types,
    { selector: "node.opened", style: { "border-width": 3, "border-color": color("--text") } },
    {
      selector: "edge",
      style: {
        width: 1.2,
        "line-color": color("--control"),
        "line-opacity": 0.6,
        "curve-style": "haystack",
        "overlay-opacity": 0,
      },
    },
    {
      selector: "edge.detailed",
      style: {
        "curve-style": "straight",
        "target-arrow-shape": "triangle",
        "target-arrow-color": color("--control"),
        "arrow-scale": 0.8,
      },
    },
    { selector: "edge.near", style: { "line-color": color("--accent"), "line-opacity": 1, width: 2 } },
    { selector: "edge.near.detailed", style: { "target-arrow-color": color("--accent") } },
    {
      selector: "edge.path",
      style: {
        "line-color": color("--series-2"),
        "line-opacity": 1,
        width: 5,
        "target-arrow-color": color("--series-2"),
      },
    },
    { selector: "node.path", style: { "border-width": 4, "border-color": color("--series-2"), "font-weight": 700 } },
    {
      selector: "node.chosen",
      style: {
        "border-width": 4,
        "border-color": color("--accent"),
        "font-weight": 700,
        "min-zoomed-font-size": 0,
        "text-wrap": "wrap",
        "text-max-width": "170px",
        "z-index": 100,
      },
    },
  ];
  probe.remove();
  return sheet;
}

/** The interactive drawing of a graph. */
export class GraphCanvas {
  readonly #core: Core;
  readonly #scheme = matchMedia("(prefers-color-scheme: dark)");
  readonly #restyle = () => this.#core.style(stylesheet());

  constructor(container: HTMLElement, { onSelect, onOpen, onMoved }: CanvasEvents) {
    this.#core = cytoscape({
      container,
      style: stylesheet(),
      minZoom: 0.05,
      maxZoom: 4,
      boxSelectionEnabled: false,
      selectionType: "single",
      autounselectify: true,
      userZoomingEnabled: false,
      textureOnViewport: false,
      hideEdgesOnViewport: false,
    });
    this.#core.on("tap", ({ target }) => onSelect(target === this.#core || !target.isNode() ? null : target.id()));
    this.#core.on("dbltap", "node", ({ target }) => onOpen(target.id()));
    this.#core.on("dragfree", "node", onMoved);
    this.#scheme.addEventListener("change", this.#restyle);
  }

  /** The wheel zooms only while the drawing is in use, so that the page can be scrolled past it. */
  setInUse(isInUse: boolean) {
    this.#core.userZoomingEnabled(isInUse);
  }

  show({ nodes, links }: GraphData, positions: Positions) {
    const core = this.#core;
    const degree = new Map<string, number>();
    for (const { source, target } of links)
      for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
    // What is added later is drawn above, so that names of what has many connections stay readable.
    const ordered = nodes.toSorted((a, b) => (degree.get(a.id) ?? 0) - (degree.get(b.id) ?? 0));
    const elements: ElementDefinition[] = [
      ...ordered.map(({ id, name, __typename }) => ({
        group: "nodes" as const,
        data: {
          id,
          label: name,
          size: 2 * radiusOf(degree.get(id) ?? 0),
          fontSize: fontSizeOf(degree.get(id) ?? 0, nodes.length),
          labelWidth: 12 * fontSizeOf(degree.get(id) ?? 0, nodes.length),
        },
        classes: __typename,
        position: { ...(positions.get(id) ?? { x: 0, y: 0 }) },
      })),
      ...links.map(({ id, source, target }) => ({
        group: "edges" as const,
        data: { id, source, target },
        classes: links.length <= detailedLinks ? "detailed" : "",
      })),
    ];
    core.batch(() => {
      core.elements().remove();
      core.add(elements);
    });
  }

  emphasize({ selected, opened, pathNodes, pathLinks }: Emphasis) {
    const core = this.#core;
    core.batch(() => {
      core.nodes().forEach((node) => {
        const id = node.id();
        node.toggleClass("chosen", id === selected);
        node.toggleClass("opened", opened.has(id));
        node.toggleClass("path", pathNodes.has(id));
      });
      core.edges().forEach((edge) => {
        const { id, source, target } = edge.data();
        edge.toggleClass("near", source === selected || target === selected);
        edge.toggleClass("path", pathLinks.has(id));
      });
    });
  }

  positions(): Positions {
    return new Map(this.#core.nodes().map((node) => [node.id(), { ...node.position() }]));
  }

  fit() {
    this.#core.fit(undefined, 30);
    if (this.#core.zoom() > 1.5) {
      this.#core.zoom(1.5);
      this.#core.center();
    }
  }

  zoomBy(factor: number) {
    const { width, height } = this.#core.container()?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const level = this.#core.zoom() * factor;
    this.#core.zoom({ level, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  /** Moves an entity into view if it is outside. */
  reveal(id: string) {
    const node = this.#core.getElementById(id);
    if (node.empty()) return;
    const { x1, x2, y1, y2 } = this.#core.extent();
    const { x, y } = node.position();
    if (x < x1 || x > x2 || y < y1 || y > y2) this.#core.center(node);
  }

  resize() {
    this.#core.resize();
  }

  close() {
    this.#scheme.removeEventListener("change", this.#restyle);
    this.#core.destroy();
  }
}
