import { beforeEach, describe, expect, test } from "@jest/globals";
import { firstValueFrom, lastValueFrom, toArray } from "rxjs";
import { civilDate } from "../../../domain/shared/index.js";
import type { RunProgress, TaxationUseCases } from "../../../application/taxation/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import {
  ask,
  Crash,
  CrashingEventStore,
  done,
  refusalOf,
  register,
  registered,
  shkoder,
  written,
  type Shkoder,
} from "./support/shkoder.js";

let city: Shkoder;
let uses: TaxationUseCases;
let payers: readonly SyntheticTaxpayer[];
const COUNT = 24;

beforeEach(async () => {
  city = await shkoder();
  uses = city.uses;
  payers = await registered(uses, COUNT);
});

const all = { year: 2025, invoice: true };

async function run(of: TaxationUseCases, input = all): Promise<RunProgress> {
  return (await done(of.startAssessmentRun(ask(), input))).done;
}

/** Every number that papers of the city carry, by office, as the accounts hold them. */
async function invoiceNumbers(): Promise<readonly string[]> {
  const events = await city.store.readAll(undefined, 100_000);
  return events.flatMap((event) => (event.type === "InvoiceIssued" ? [String(event.data["number"])] : []));
}

function expectGapless(numbers: readonly string[]) {
  const byOffice = new Map<string, number[]>();
  for (const number of numbers) {
    const [office, , running] = number.split("/");
    byOffice.set(office!, [...(byOffice.get(office!) ?? []), Number(running)]);
  }
  for (const running of byOffice.values())
    expect(running.toSorted((a, b) => a - b)).toEqual(running.map((_, index) => index + 1));
}

describe("An assessment run", () => {
  test("assesses and bills everyone, with progress to its end", async () => {
    const running = await done(uses.startAssessmentRun(ask(), all));
    expect(uses.runsAtWork("shkoder").map(({ runId }) => runId)).toEqual([running.runId]);
    expect(uses.runsAtWork("tirane")).toEqual([]);
    const seen = await lastValueFrom(running.progress.pipe(toArray()));
    const end = seen.at(-1)!;
    expect(end).toMatchObject({ state: "finished", expected: COUNT, refusals: [] });
    expect(end.counts).toMatchObject({ taxpayers: COUNT, assessed: COUNT, invoiced: COUNT, refused: 0 });
    expect(await running.done).toEqual(end);
    expect(uses.runsAtWork("shkoder")).toEqual([]);
    const numbers = await invoiceNumbers();
    expect(numbers).toHaveLength(COUNT);
    expectGapless(numbers);
  });

  test("a second time yields nothing new", async () => {
    await run(uses);
    const numbers = await invoiceNumbers();
    const again = await run(uses);
    expect(again.counts).toMatchObject({ assessed: 0, reassessed: 0, unchanged: COUNT, invoiced: 0 });
    expect(again.total).toBe(0);
    expect(await invoiceNumbers()).toEqual(numbers);
  });

  test("with invoices bills what an earlier one assessed without, once, wherever it is killed", async () => {
    const preview = { year: 2025, today: ask().today };
    expect(await uses.previewAssessmentRun("shkoder", preview)).toMatchObject({
      ok: true,
      value: { taxpayers: COUNT },
    });
    await run(uses, { year: 2025, invoice: false });
    expect(await invoiceNumbers()).toEqual([]);
    const inUnit = (unit: string) => payers.filter((payer) => payer.unit === unit).length;
    const unit = payers.map((payer) => payer.unit).toSorted((a, b) => inUnit(b) - inUnit(a))[0]!;
    const there = inUnit(unit);
    expect(there).toBeGreaterThan(3);
    const ofUnit = { ...all, selection: { unit } };
    const once = ask();
    for (const survived of [2, 1]) {
      const dying = city.process((store) => new CrashingEventStore(store, survived));
      const started = await dying.startAssessmentRun(once, ofUnit).catch((error: unknown) => error);
      if (!(started instanceof Crash))
        await expect((started as { value: { done: object } }).value.done).rejects.toBeInstanceOf(Crash);
    }
    const later = city.process();
    const end = await (await done(later.startAssessmentRun(once, ofUnit))).done;
    expect(end.counts).toMatchObject({ taxpayers: there, unchanged: there, invoiced: there });
    expect(await invoiceNumbers()).toHaveLength(there);
    const rest = await run(uses);
    expect(rest.counts).toMatchObject({ unchanged: COUNT, invoiced: COUNT - there });
    expect((await run(uses)).counts).toMatchObject({ unchanged: COUNT, invoiced: 0 });
    expectGapless(await invoiceNumbers());
    expect(await uses.assessmentRun("shkoder", { runId: end.runId })).toMatchObject({
      ok: true,
      value: { state: "finished", year: 2025, invoice: true, selection: { unit }, atWork: false, counts: end.counts },
    });
    expect(await uses.assessmentRun("tirane", { runId: end.runId })).toMatchObject({
      refusal: { code: "run-unknown" },
    });
  });

  test("after a correction yields the difference only, and bills it", async () => {
    await run(uses);
    const { taxpayerId, unit } = payers[3]!;
    const facts = { unit, areaM2: "500", purpose: "residential" };
    const plot = { taxpayerId, kind: "building-plot", facts, from: civilDate("2024-01-01") };
    await done(uses.declareObject(ask(), plot));
    const before = await city.store.readStream(`taxAccount-shkoder.${taxpayerId}`);
    const again = await run(uses);
    expect(again.counts).toMatchObject({ reassessed: 1, unchanged: COUNT - 1, invoiced: 1 });
    const added = (await city.store.readStream(`taxAccount-shkoder.${taxpayerId}`)).slice(before.length);
    expect(added.map(({ type }) => type)).toEqual(["ObligationsReassessed", "InvoiceIssued"]);
    expect(added[0]!.data["differences"]).toHaveLength(1);
    expect((added[1]!.data["amounts"] as { total: number }).total).toBe(again.total);
    expectGapless(await invoiceNumbers());
  });

  test("that was killed after any append is resumed by another process: everyone once, numbers without a gap", async () => {
    const whole = await shkoder();
    await registered(whole.uses, COUNT);
    const reference = await run(whole.uses);
    for (const survived of [0, 1, 2, 3, 8, 9, 15, 26, 30, 34, 36, 37, 38]) {
      city = await shkoder();
      await registered(city.uses, COUNT);
      const once = ask();
      const dying = city.process((store) => new CrashingEventStore(store, survived, survived % 2 === 1));
      const started = await dying.startAssessmentRun(once, all).catch((error: unknown) => error);
      if (!(started instanceof Crash))
        await expect((started as { value: { done: object } }).value.done).rejects.toBeInstanceOf(Crash);
      const later = city.process();
      const end = await (await done(later.startAssessmentRun(once, all))).done;
      expect({ ...end, runId: "" }).toEqual({ ...reference, runId: "" });
      const numbers = await invoiceNumbers();
      expect(numbers).toHaveLength(COUNT);
      expectGapless(numbers);
    }
  });

  test("is resumed by its id, from the law and the position that it was started with", async () => {
    const dying = city.process((store) => new CrashingEventStore(store, 12));
    const started = await done(dying.startAssessmentRun(ask(), all));
    await expect(firstValueFrom(started.progress)).resolves.toMatchObject({ state: "running" });
    await expect(started.done).rejects.toBeInstanceOf(Crash);
    await register(uses, COUNT + 1);
    const later = city.process();
    const end = await (await done(later.resumeAssessmentRun(ask(), { runId: started.runId }))).done;
    expect(end.counts).toMatchObject({ taxpayers: COUNT, assessed: COUNT });
    expect(await refusalOf(later.resumeAssessmentRun(ask(), { runId: started.runId }))).toBe("run-ended");
    expect(await refusalOf(later.resumeAssessmentRun(ask(), { runId: "01NONE" }))).toBe("run-unknown");
  });

  test("lists whom it cannot assess and goes on", async () => {
    const { taxpayerId, unit } = payers[5]!;
    const facts = { unit, areaM2: "500" };
    await done(uses.declareObject(ask(), { taxpayerId, kind: "building-plot", facts, from: civilDate("2024-01-01") }));
    const end = await run(uses);
    expect(end.refusals).toEqual([{ taxpayerId, code: "fact-missing" }]);
    expect(end.counts).toMatchObject({ assessed: COUNT - 1, refused: 1 });
    expectGapless(await invoiceNumbers());
  });

  test("takes only its selection", async () => {
    const businesses = payers.filter(({ kind }) => kind === "business");
    const end = await run(uses, { ...all, selection: { kind: "business" } } as typeof all);
    expect(end).toMatchObject({ expected: businesses.length, counts: { assessed: businesses.length } });
    const [one, two] = payers;
    const ids = [two!.taxpayerId, one!.taxpayerId, "01STRANGER"];
    const named = await run(uses, { ...all, selection: { taxpayerIds: ids } } as typeof all);
    expect(named.counts).toMatchObject({ taxpayers: 3, assessed: 2, refused: 1 });
    expect(named.refusals).toEqual([{ taxpayerId: "01STRANGER", code: "taxpayer-unknown" }]);
  });

  test("is one at a time for a year, and abandoned what it did stands", async () => {
    const first = await done(uses.startAssessmentRun(ask(), all));
    expect(await refusalOf(uses.startAssessmentRun(ask(), all))).toBe("run-already-at-work");
    await done(uses.abandonAssessmentRun(ask(), { runId: first.runId, ground: "u nis gabimisht" }));
    expect((await first.done).state).toBe("abandoned");
    expect((await run(uses)).state).toBe("finished");
  });

  test("without a law for the year is refused, and nothing is written", async () => {
    const before = await written(city.store);
    expect(await refusalOf(uses.startAssessmentRun(ask(), { ...all, year: 2024 }))).toBe("package-missing");
    const ahead = { ...all, assessedOn: civilDate("2025-09-01") };
    expect(await refusalOf(uses.startAssessmentRun(ask(), ahead))).toBe("day-in-future");
    expect(await written(city.store)).toBe(before);
  });
});
