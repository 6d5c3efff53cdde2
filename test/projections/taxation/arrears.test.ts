import { describe, expect, test } from "@jest/globals";
import { accountEvents, municipalityEvents, registerEvents } from "../../../domain/taxation/index.js";
import { journalProjection } from "../../../projections/taxation/index.js";
import { arrears, arrearsDays, type ArrearsDaySums, type ArrearsSums } from "../../../read-models/taxation/index.js";
import { projecting } from "../../support/projection-spec.js";
import { assessed, NOTHING_CARRIED, paid, reassessed, registered, reversed } from "./support/history.js";
import { LAW_ADOPTED } from "./support/law.js";
import { project, told, type Told } from "./support/project.js";

const KNOWN = [...LAW_ADOPTED, registered("t1", "Ana Çela"), registered("t2", "Ana Cela")];
const BUILDING = "2025/building/o1";
const parts = (first: number, second: number) => [
  { number: 1, due: "2025-04-20", amount: first },
  { number: 2, due: "2025-07-20", amount: second },
];
const owed = assessed("t1", "2025-03-01", [{ key: BUILDING, parts: parts(600, 400) }]);
const UNCOVERED = { agreedUntil: null, contested: false };
const place = { office: "QND", revenueItem: "tax-building", unit: "shkoder", ...UNCOVERED };
const agreed = told("InstalmentAgreementMade", "2025-05-01", {
  ...{ accountId: "t1", agreementId: "a1", signedOn: "2025-05-01", amount: 600 },
  covers: [{ key: BUILDING, part: 1 }],
  schedule: [
    { due: "2025-05-01", amount: 120 },
    { due: "2025-06-01", amount: 240 },
    { due: "2025-07-01", amount: 240 },
  ],
});
const objected = told("ObjectionLodged", "2025-05-02", {
  ...{ accountId: "t1", objectionId: "o1", lodgedOn: "2025-05-02", contests: [BUILDING], grounds: "the area" },
});

/** What is open of each account, without what was settled. */
function open(...events: readonly Told[]): readonly ArrearsSums[] {
  const rows = project(journalProjection, [...KNOWN, ...events]).all<ArrearsSums>(arrears);
  return rows.filter((row) => row.owed !== 0).map(({ id: _id, ...row }) => row);
}

describe("what is unpaid", () => {
  test("is kept by due date, and goes as it is paid, the oldest first", () => {
    const both = [
      { accountId: "t1", ...place, due: "2025-04-20", owed: 600 },
      { accountId: "t1", ...place, due: "2025-07-20", owed: 400 },
    ];
    expect(open(owed)).toEqual(both);
    const payment = paid("t1", "p1", "2025-04-01", 700);
    expect(open(owed, payment)).toEqual([{ ...both[1], owed: 300 }]);
    expect(open(owed, payment, reversed("t1", "p1", "2025-04-05", 700))).toEqual(both);
    expect(open(owed, paid("t1", "p1", "2025-04-01", 5000))).toEqual([]);
  });

  test("follows a reassessment and a write-off", () => {
    const less = reassessed("t1", "2025-03-05", [{ key: BUILDING, parts: parts(600, 150) }]);
    const writtenOff = told("ObligationWrittenOff", "2025-03-10", {
      ...{ accountId: "t1", writeOffId: "w1", key: BUILDING, amount: 600 },
      ...{ ground: "prescription", decision: "VKB 1" },
    });
    expect(open(owed, less).map((row) => row.owed)).toEqual([600, 150]);
    expect(open(owed, less, writtenOff)).toEqual([{ accountId: "t1", ...place, due: "2025-07-20", owed: 150 }]);
  });

  test("goes over to the office that takes the taxpayer over, and the sums by day with it", () => {
    const moved = told("TaxpayerMoved", "2025-04-15", {
      ...{ taxpayerId: "t1", office: "VEL" },
      address: { unit: "velipoje", street: null },
    });
    const renamed = told("TaxpayerCorrected", "2025-04-16", { taxpayerId: "t1", name: "Ana Çelaj" });
    const rows = project(journalProjection, [...KNOWN, owed, moved, renamed, paid("t1", "p1", "2025-04-10", 100)]);
    const sums = rows.all<ArrearsDaySums>(arrearsDays).map(({ id, owed: sum }) => [id, sum]);
    expect(Object.fromEntries(sums)).toEqual({
      "QND|2025-04-20|tax-building|shkoder": 0,
      "QND|2025-07-20|tax-building|shkoder": 0,
      "VEL|2025-04-20|tax-building|shkoder": 500,
      "VEL|2025-07-20|tax-building|shkoder": 400,
    });
  });

  test("of a duplicate is owed by the account that carries on", () => {
    const carried = {
      ...NOTHING_CARRIED,
      obligations: [
        {
          ...{ key: BUILDING, item: "building", revenueItem: "tax-building", unit: "shkoder", year: 2025 },
          ...{ component: "principal", collects: null, assessed: true },
          parts: [{ number: 1, due: "2025-04-20", amount: 1000, bornOn: "2025-03-01" }],
        },
      ],
    };
    const merge = (accountId: string, otherAccountId: string, direction: "in" | "out") =>
      told("AccountMerged", "2025-04-02", { accountId, otherAccountId, direction, carried });
    expect(open(owed, merge("t1", "t2", "out"), merge("t2", "t1", "in"))).toEqual([
      { accountId: "t2", ...place, due: "2025-04-20", owed: 1000 },
    ]);
  });

  test("says until when an agreement covers it, by what came in under it, and whether an objection contests it", () => {
    const cover = (...events: readonly Told[]) =>
      open(owed, ...events)
        .map(({ due, agreedUntil, contested, owed: sum }) => [due, agreedUntil, contested, sum])
        .toSorted(([left], [right]) => (left! < right! ? -1 : 1));
    const [first, second] = ["2025-04-20", "2025-07-20"];
    const later = [second, null, false, 400];
    expect(cover(agreed)).toEqual([[first, "2025-05-01", false, 600], later]);
    // Fine and interest settle with the part, and count as what came in.
    const signed = paid("t1", "p1", "2025-05-01", 120);
    const [covered, ...others] = cover(agreed, signed);
    expect(covered!.slice(0, 3)).toEqual([first, "2025-06-01", false]);
    expect(others).toEqual([later]);
    expect(cover(agreed, paid("t1", "p1", "2025-05-01", 360))[0]!.slice(0, 3)).toEqual([first, "2025-07-01", false]);
    expect(cover(agreed, signed, reversed("t1", "p1", "2025-05-03", 120))).toEqual(cover(agreed));
    const broken = told("InstalmentAgreementBroken", "2025-06-02", {
      ...{ accountId: "t1", agreementId: "a1", missedDue: "2025-06-01" },
    });
    expect(cover(agreed, broken)).toEqual([[first, null, false, 600], later]);
    const contested = [second, null, true, 400];
    expect(cover(objected)).toEqual([[first, null, true, 600], contested]);
    expect(cover(agreed, objected)).toEqual([[first, "2025-05-01", true, 600], contested]);
    const decided = told("ObjectionDecided", "2025-06-02", {
      ...{ accountId: "t1", objectionId: "o1", outcome: "rejected", decision: "VKB 2", decidedOn: "2025-06-02" },
    });
    expect(cover(agreed, objected, decided)).toEqual(cover(agreed));
  });

  test("comes to the same wherever batches end", () => {
    const settled = [paid("t1", "p1", "2025-04-01", 700), paid("t1", "p2", "2025-04-02", 300)];
    const others = [
      assessed("t2", "2025-03-01", [{ key: "2025/building/o2", parts: parts(50, 60) }]),
      reversed("t1", "p2", "2025-04-05", 300),
    ];
    projecting(journalProjection, [...municipalityEvents, ...registerEvents, ...accountEvents])
      .givenEvents([...KNOWN, owed, ...settled, ...others])
      .thenRows(arrearsDays, {
        "QND|2025-04-20|tax-building|shkoder": { owed: 50 },
        "QND|2025-07-20|tax-building|shkoder": { owed: 360 },
      });
  });
});
