import { type GeoPermissibleObjects, geoEqualEarth, geoPath } from "d3-geo";
import { iso31661NumericToAlpha2 } from "iso-3166";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json";

/** A country on the map. */
export interface CountryShape {
  /** ISO 3166-1 alpha-2. Null for areas without a code. */
  code: string | null;
  path: string;
  /** Where a country is that is too small to be seen. Null for others. */
  spot: [number, number] | null;
}

interface Atlas extends Topology {
  objects: { countries: GeometryCollection; land: GeometryCollection };
}

// The types of JSON modules have texts where those of TopoJSON have constants.
const topology: unknown = atlas;
const isAtlas = (value: unknown): value is Atlas => typeof value === "object" && value !== null && "arcs" in value;

/** Antarctica, to which no rights are granted in practice and which would take a fifth of the map. */
const antarctica = "AQ";
/** A smaller area, in square pixels, is drawn as a spot. */
const smallestArea = 9;

const codeOf = (id: string | number | undefined) => iso31661NumericToAlpha2[String(id ?? "").padStart(3, "0")] ?? null;

/** The countries of the world in a projection that keeps areas, as wide as the map. */
export function worldOf(width: number): { height: number; sphere: string; countries: CountryShape[] } {
  if (!isAtlas(topology)) throw new Error("The map of the world is not readable.");
  const { features } = feature(topology, topology.objects.countries);
  const shown = features.filter(({ id }) => codeOf(id) !== antarctica);
  const all: GeoPermissibleObjects = { type: "FeatureCollection", features: shown };
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(width, all);
  const path = geoPath(projection).digits(1);
  const height = Math.ceil(path.bounds(all)[1][1]);
  const countries = shown.map((country) => {
    const isSmall = path.area(country) < smallestArea;
    return { code: codeOf(country.id), path: path(country) ?? "", spot: isSmall ? path.centroid(country) : null };
  });
  return { height, sphere: path({ type: "Sphere" }) ?? "", countries };
}
