import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { defterEvents, defterRegistry } from "../../../application/ledger/index.js";
import { eventRooms } from "../../../ops/docs/events-reference.js";
import { packageRoot } from "../../../ops/paths.js";

/** One file for every shape that ever existed: `Type.vN.json`. They are never edited: events of that shape are in logs. */
const FOLDER = join(packageRoot(), "test", "fixtures", "events");
const files = readdirSync(FOLDER);
const registry = defterRegistry();

const shapes = defterEvents.flatMap(({ type, schemaVersion }) =>
  Array.from({ length: schemaVersion }, (_, index): [string, number] => [type, index + 1]),
);

describe("shapes that ever existed", () => {
  test("each have a golden fixture, and there is no other", () => {
    expect(files.toSorted()).toEqual(shapes.map(([type, version]) => `${type}.v${version}.json`).toSorted());
  });

  test.each(shapes)("%s, version %i, can be read by this version of Defter", (type, version) => {
    const stored = JSON.parse(readFileSync(join(FOLDER, `${type}.v${version}.json`), "utf8"));
    const lifted = registry.lift(type, version, stored);
    const read = registry.definitionOf(type).schema.safeParse(lifted);
    expect(read.error?.issues ?? []).toEqual([]);
    // Nothing of what was written gets lost on the way.
    expect(read.data).toEqual(lifted);
  });

  test("are all in the reference of events", () => {
    const listed = eventRooms().flatMap(({ events }) => events.map(({ type }) => type));
    expect(listed.toSorted()).toEqual(defterEvents.map(({ type }) => type).toSorted());
  });
});
