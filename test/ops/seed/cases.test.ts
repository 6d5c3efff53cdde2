import { beforeAll, describe, expect, test } from "@jest/globals";
import type { StoredEvent } from "../../../application/event-store/index.js";
import { instant } from "../../../domain/shared/index.js";
import { seedCases, seedCatalogue, seedOfficers, type CounterParts } from "../../../ops/seed/index.js";
import { EVERYONE, seedEveryone, SeededCity } from "./support/seeded-city.js";

const NOW = instant("2026-03-20T10:00:00Z");
const city = new SeededCity();

function parts(): CounterParts {
  return { ...city.process(), officersPassword: "një fjalëkalim i gjatë", now: NOW };
}
const seeded = () => seedCases(parts(), EVERYONE.name, EVERYONE.size, NOW, () => undefined);

describe("the cases of the demonstration", () => {
  let events: readonly StoredEvent[];
  const streamsOf = (type: string) =>
    new Set(events.filter((event) => event.type === type).map(({ streamName }) => streamName));

  beforeAll(async () => {
    await seedOfficers(parts(), () => undefined);
    await seedEveryone(parts());
    await seedCatalogue(parts(), () => undefined);
    await seeded();
    events = (await city.events()).filter(({ streamName }) => streamName.startsWith("case-"));
  });

  test("are of every service, lodged in the weeks before now, and come as far as their days allow", () => {
    const services = events.flatMap(({ type, data }) =>
      type === "ApplicationLodged" ? [(data["service"] as { readonly code: string }).code] : [],
    );
    expect(new Set(services).size).toBe(69);
    const [lodged, decided, closed] = ["ApplicationLodged", "DecisionTaken", "CaseClosed"].map(streamsOf);
    expect(decided!.size).toBeGreaterThan(lodged!.size / 4);
    expect(closed!.size).toBeLessThan(lodged!.size);
    for (const { data } of events) if (typeof data["at"] === "string") expect(data["at"] <= NOW).toBe(true);
  });

  test("begun again, they are recognised: nothing is written twice", async () => {
    const before = (await city.events()).length;
    await seeded();
    expect((await city.events()).length).toBe(before);
  });
});
