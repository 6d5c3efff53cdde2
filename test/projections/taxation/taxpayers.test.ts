import { describe, expect, test } from "@jest/globals";
import { taxpayersProjection } from "../../../projections/taxation/index.js";
import { searchWords, taxpayers, type TaxpayerRecord } from "../../../read-models/taxation/index.js";
import { registered } from "./support/history.js";
import { project, told } from "./support/project.js";

const rowOf = (...events: Parameters<typeof project>[1]) =>
  project(taxpayersProjection, events).row<TaxpayerRecord>(taxpayers, "t1");

describe("the register", () => {
  test("shows who was registered, and finds the name with and without ë and ç", () => {
    expect(rowOf(registered("t1", "Gëzim Çela"))).toEqual({
      kind: "household",
      name: "Gëzim Çela",
      identifierScheme: "nid",
      identifier: "J00101999W",
      identifierWarning: null,
      unit: "shkoder",
      street: "Rruga Kolë Idromeno 12",
      office: "QND",
      status: "active",
      survivorId: null,
      labels: {},
      nameWords: "gezim cela",
      searchText: " gezim cela j00101999w rruga kole idromeno 12 shkoder",
    });
    expect(searchWords("ÇELA, Gëzim")).toBe("cela gezim");
  });

  test("changes only what a correction names", () => {
    const correction = told("TaxpayerCorrected", "2025-02-01", {
      taxpayerId: "t1",
      name: "Gëzim Çelaj",
      identifier: { scheme: "none", value: null, warning: null },
    });
    const row = rowOf(registered("t1", "Gëzim Çela"), correction)!;
    expect(row).toMatchObject({ name: "Gëzim Çelaj", identifier: null, street: "Rruga Kolë Idromeno 12" });
    expect(row.searchText).toBe(" gezim celaj rruga kole idromeno 12 shkoder");
  });

  test("follows a move to another unit and office", () => {
    const moved = told("TaxpayerMoved", "2025-02-01", {
      taxpayerId: "t1",
      address: { unit: "velipoje", street: null },
      office: "VEL",
    });
    const row = rowOf(registered("t1", "Gëzim Çela"), moved);
    expect(row).toMatchObject({
      unit: "velipoje",
      street: null,
      office: "VEL",
      searchText: " gezim cela j00101999w velipoje",
    });
  });

  test("is searched by the same text in whatever order the objects were declared, or are read back", () => {
    const declared = (objectId: string, label: string) =>
      told("ObjectDeclared", "2025-01-03", {
        taxpayerId: "t1",
        objectId,
        kind: "building",
        facts: {},
        from: "2025-01-01",
        to: null,
        label,
      });
    const [first, second] = [declared("o1", "ZK 1"), declared("o2", "ZK 2")];
    const oneWay = rowOf(registered("t1", "Gëzim Çela"), first, second)!;
    expect(rowOf(registered("t1", "Gëzim Çela"), second, first)!.searchText).toBe(oneWay.searchText);
    expect(oneWay.searchText).toContain("zk 1 zk 2");
  });

  test("finds a taxpayer by what the objects are called", () => {
    const declared = told("ObjectDeclared", "2025-01-03", {
      taxpayerId: "t1",
      objectId: "o1",
      kind: "building",
      facts: { area: "60" },
      from: "2020-01-01",
      to: null,
      label: "ZK 8270, pasuria 8/638",
    });
    expect(rowOf(registered("t1", "Gëzim Çela"), declared)!.searchText).toContain(" zk 8270 pasuria 8 638");
  });

  test("says who left and who was a duplicate of whom", () => {
    const closed = told("TaxpayerClosed", "2025-03-01", { taxpayerId: "t1", to: "2025-03-01", ground: "death" });
    const merged = told("MergedInto", "2025-03-01", { taxpayerId: "t1", survivorId: "t2" });
    expect(rowOf(registered("t1", "A"), closed)).toMatchObject({ status: "closed", survivorId: null });
    expect(rowOf(registered("t1", "A"), merged)).toMatchObject({ status: "merged", survivorId: "t2" });
  });

  test("stops at a change of somebody who was never registered", () => {
    const closed = told("TaxpayerClosed", "2025-03-01", { taxpayerId: "t1", to: "2025-03-01", ground: "death" });
    expect(() => rowOf(closed)).toThrow("changes what no fact before it made");
  });
});
