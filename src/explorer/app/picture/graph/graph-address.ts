import { href } from "../../address/address.ts";
import { entityPath, typeAt } from "../../entity/entity-type.ts";
import type { EdgeKind, EntityType } from "../../graph/documents.ts";
import { isEdgeKind } from "./edge-kinds.ts";

/** An entity as addresses of the graph view name it: `companies/sanofi`. */
export interface GraphKey {
  type: EntityType;
  slug: string;
}

export const keyText = ({ type, slug }: GraphKey) => entityPath(type, slug).slice(1);

/** The entity that a part of an address names. Null if it names none. */
export function keyOf(text: string): GraphKey | null {
  const [path = "", slug = ""] = text.split("/");
  const type = typeAt(`/${path}`);
  if (type === undefined || slug === "") return null;
  try {
    return { type, slug: decodeURIComponent(slug) };
  } catch {
    return null;
  }
}

/** The address of the graph view that starts at an entity. */
export function graphHref(type: EntityType, slug: string): string {
  return href("/graph", { start: keyText({ type, slug }) });
}

/** An entity whose connections the view shows, of all kinds or of some. */
export interface Opened {
  key: GraphKey;
  kinds: EdgeKind[] | null;
}

/** The API takes this many entities at the center. */
export const maxOpened = 20;
export const maxNodes = 500;
export const pathLengths = [1, 2, 3, 4, 5, 6];

/** What an address says about the graph view. */
export interface GraphView {
  opened: Opened[];
  depth: number;
  kinds: EdgeKind[];
  from: GraphKey | null;
  to: GraphKey | null;
  length: number;
  /** Parts of the address that name nothing. */
  unknown: string[];
}

function openedOf(text: string): Opened | null {
  const [name = "", kinds] = text.split("~");
  const key = keyOf(name);
  if (key === null) return null;
  return { key, kinds: kinds === undefined ? null : kinds.split(".").filter(isEdgeKind) };
}

/** How the address names an entity whose connections are shown. */
export function openedText({ key, kinds }: Opened): string {
  return kinds === null ? keyText(key) : `${keyText(key)}~${kinds.join(".")}`;
}

const within = (text: string | null, fallback: number, max: number) => {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number >= 1 && number <= max ? number : fallback;
};

export function graphViewOf(params: URLSearchParams): GraphView {
  const starts = params.getAll("start");
  const ends = ["from", "to"].map((name) => params.get(name));
  const [from = null, to = null] = ends.map((text) => (text === null ? null : keyOf(text)));
  const kinds = params.getAll("kind");
  return {
    opened: starts.flatMap((text) => openedOf(text) ?? []).slice(0, maxOpened),
    depth: within(params.get("depth"), 1, 3),
    kinds: kinds.filter(isEdgeKind),
    from,
    to,
    length: within(params.get("length"), 4, pathLengths.length),
    unknown: [
      ...starts.filter((text) => openedOf(text) === null),
      ...ends.flatMap((text) => (text === null || keyOf(text) !== null ? [] : [text])),
      ...kinds.filter((kind) => !isEdgeKind(kind)),
    ],
  };
}
