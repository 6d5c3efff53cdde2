import { describe, expect, test } from "@jest/globals";
import { dossiersProjection } from "../../../projections/taxation/index.js";
import { dossiers, DOSSIER_LIST, DOSSIER_TIMELINE, type Dossier } from "../../../read-models/taxation/index.js";
import { assessed, paid, reassessed, registered, reversed } from "./support/history.js";
import { project, told, type Told } from "./support/project.js";

const fileOf = (...events: readonly Told[]) =>
  project(dossiersProjection, [registered("t1", "Gëzim Çela"), ...events]).row<Dossier>(dossiers, "t1")!;

const declared = told("ObjectDeclared", "2025-01-03", {
  taxpayerId: "t1",
  objectId: "o1",
  kind: "building",
  facts: { area: "60" },
  from: "2020-01-01",
  to: null,
  label: "8/638",
});
const BUILDING = { key: "2025/building/o1", parts: [{ number: 1, due: "2025-04-20", amount: 1000 }] };

describe("a taxpayer's file", () => {
  test("is opened by registration, with the words of the name as they are searched", () => {
    expect(fileOf()).toMatchObject({ name: "Gëzim Çela", nameWords: ["gezim", "cela"], status: "active", objects: [] });
  });

  test("shows an object as it was from each day on; a correction leaves only what was always true", () => {
    const change = (type: string, from: string, area: string, more = {}) =>
      told(type, from, { taxpayerId: "t1", objectId: "o1", facts: { area }, from, ...more });
    const changed = [declared, change("ObjectChanged", "2024-06-01", "80")];
    expect(fileOf(...changed).objects[0]!.facts).toEqual([
      { from: "2020-01-01", facts: { area: "60" } },
      { from: "2024-06-01", facts: { area: "80" } },
    ]);
    const corrected = change("ObjectCorrected", "2019-01-01", "75", { to: null });
    expect(fileOf(...changed, corrected).objects[0]!.facts).toEqual([{ from: "2019-01-01", facts: { area: "75" } }]);
  });

  test("ends an activity where another begins", () => {
    const activity = (type: string, on: string, code: string) =>
      told(type, on, { taxpayerId: "t1", activityId: "k1", activity: code, unit: "shkoder", name: "Bar" });
    const { activities } = fileOf(
      activity("ActivityStarted", "2025-01-01", "bar"),
      activity("ActivityChanged", "2025-06-01", "restaurant"),
    );
    expect(activities.map(({ activity: code, from, to }) => [code, from, to])).toEqual([
      ["bar", "2025-01-01", "2025-06-01"],
      ["restaurant", "2025-06-01", null],
    ]);
  });

  test("holds each year as last assessed", () => {
    const less = { ...BUILDING, parts: [{ number: 1, due: "2025-04-20", amount: 400 }] };
    expect(fileOf(assessed("t1", "2025-03-01", [BUILDING]), reassessed("t1", "2025-05-01", [less])).years).toEqual([
      {
        year: 2025,
        assessedOn: "2025-05-01",
        packageId: "package-2025",
        total: 400,
        obligations: [{ key: "2025/building/o1", item: "building", net: 400 }],
      },
    ]);
  });

  test("tells in its timeline who did what, when and about what", () => {
    const { payments, timeline } = fileOf(paid("t1", "p1", "2025-04-10", 700), reversed("t1", "p1", "2025-04-12", 700));
    expect(payments.entries).toEqual([expect.objectContaining({ id: "p1", amount: 700, status: "reversed" })]);
    expect(timeline.entries.map(({ type, about, amount }) => [type, about, amount])).toEqual([
      ["TaxpayerRegistered", null, null],
      ["PaymentReceived", "p1", 700],
      ["PaymentReversed", "p1", 700],
    ]);
    expect(timeline.entries[1]).toMatchObject({ actor: "clerk-1", role: "clerk", effectiveDate: "2025-04-10" });
  });

  test("stays bounded after a thousand payments, and says how many there were", () => {
    const many = Array.from({ length: 1000 }, (_, index) => paid("t1", `p${index}`, "2025-04-10", 1));
    const { payments, timeline } = fileOf(...many);
    expect([payments.total, payments.entries.length]).toEqual([1000, DOSSIER_LIST]);
    expect(payments.entries.at(-1)!.id).toBe("p999");
    expect([timeline.total, timeline.entries.length]).toEqual([1001, DOSSIER_TIMELINE]);
  });
});
