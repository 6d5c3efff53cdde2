import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { geoMercator, geoPath } from "d3-geo";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import shkoder from "./shkoder/units.topo.json" with { type: "json" };

/** An area of a map, drawn: a path in the frame of the map, and where its name stands. */
export interface DrawnArea {
  /** The code of the unit in the ledger. */
  readonly code: string;
  readonly path: string;
  readonly label: readonly [x: number, y: number];
}

export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly DrawnArea[];
  /** Has to stand under the map: the geometry's licence asks for it. */
  readonly source: { readonly text: string; readonly href: string };
}

interface UnitProperties {
  readonly osm_relation: number;
  readonly label_point: readonly [number, number];
}

/** Units are joined by their relation in OpenStreetMap, never by name: names repeat in Albania. */
const UNITS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  shkoder: {
    1248301: "shkoder-city",
    1248276: "ana-e-malit",
    1248275: "berdice",
    1248264: "dajc",
    1248289: "guri-i-zi",
    1248287: "postribe",
    1248290: "pult",
    1248294: "rrethinat",
    1248283: "shale",
    1248266: "shosh",
    1248297: "velipoje",
  },
};
const TOPOLOGIES: Readonly<Record<string, unknown>> = { shkoder };
const WIDTH = 480;
const HEIGHT = 800;

const drawn = new Map<string, DrawnMap | null>();

/** The map of a municipality; null where there is none: the figures stand in their table alone. */
export function mapOf(tenant: string): DrawnMap | null {
  const known = drawn.get(tenant);
  if (known !== undefined) return known;
  const map = Object.hasOwn(UNITS, tenant) ? draw(tenant) : null;
  drawn.set(tenant, map);
  return map;
}

function draw(tenant: string): DrawnMap {
  const topology = TOPOLOGIES[tenant] as Topology<{ units: GeometryCollection<UnitProperties> }>;
  const { features } = feature(topology, topology.objects.units);
  const units = features.map((each) => wound(each as Feature<Polygon | MultiPolygon, UnitProperties>));
  const projection = geoMercator().fitExtent(
    [
      [4, 4],
      [WIDTH - 4, HEIGHT - 4],
    ],
    { type: "FeatureCollection", features: units },
  );
  const path = geoPath(projection).digits(1);
  return {
    width: WIDTH,
    height: HEIGHT,
    areas: units.map((unit) => ({
      code: UNITS[tenant]![unit.properties.osm_relation] ?? String(unit.properties.osm_relation),
      path: path(unit) ?? "",
      label: projection([...unit.properties.label_point])!,
    })),
    source: { text: "© OpenStreetMap contributors, ODbL 1.0", href: "https://www.openstreetmap.org/copyright" },
  };
}

/** RFC 7946 winds outer rings against the clock; d3-geo takes such a ring for everything but the area. */
function wound(unit: Feature<Polygon | MultiPolygon, UnitProperties>): Feature<Polygon | MultiPolygon, UnitProperties> {
  const { geometry } = unit;
  const polygon = (rings: Position[][]) =>
    rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed()));
  return {
    ...unit,
    geometry:
      geometry.type === "Polygon"
        ? { ...geometry, coordinates: polygon(geometry.coordinates) }
        : { ...geometry, coordinates: geometry.coordinates.map(polygon) },
  };
}

function isClockwise(ring: readonly Position[]): boolean {
  let area = 0;
  for (let index = 0; index < ring.length - 1; index++) {
    const [[x1, y1], [x2, y2]] = [ring[index], ring[index + 1]] as [[number, number], [number, number]];
    area += (x2 - x1) * (y2 + y1);
  }
  return area > 0;
}
