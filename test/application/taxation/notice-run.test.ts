import { beforeEach, describe, expect, test } from "@jest/globals";
import { lastValueFrom, toArray } from "rxjs";
import type { NoticeRunProgress, StartNoticeRunInput, TaxationUseCases } from "../../../application/taxation/index.js";
import { addDays, lek } from "../../../domain/shared/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { COUNT, LATE, lateCity, REMIND } from "./support/late-city.js";
import { ask as askOn, Crash, CrashingEventStore, done, refusalOf, written, type Shkoder } from "./support/shkoder.js";

const ask = () => askOn({ today: LATE });

let city: Shkoder;
let uses: TaxationUseCases;
let payers: readonly SyntheticTaxpayer[];

async function late(): Promise<void> {
  ({ city, uses, payers } = await lateCity());
}

async function run(input: StartNoticeRunInput = REMIND, of = uses): Promise<NoticeRunProgress> {
  return (await done(of.startNoticeRun(ask(), input))).done;
}

interface Told {
  readonly accountId: string;
  readonly number: string;
  readonly office: string;
  readonly way: string;
  readonly amounts: { readonly total: number };
  readonly law: readonly string[];
}

async function notices(): Promise<readonly Told[]> {
  const events = await city.store.readAll(undefined, 100_000);
  return events.flatMap(({ type, data }) => (type === "NoticeIssued" ? [data as unknown as Told] : []));
}

function expectGapless(told: readonly Told[]) {
  const byOffice = new Map<string, number[]>();
  for (const { office, number } of told)
    byOffice.set(office, [...(byOffice.get(office) ?? []), Number(/NJOF(\d+)$/.exec(number)![1])]);
  for (const running of byOffice.values())
    expect(running.toSorted((a, b) => a - b)).toEqual(running.map((_, index) => index + 1));
}

beforeEach(late);

describe("A run of notices", () => {
  test("tells everybody who owes, by e-mail where an address is known, with progress to its end", async () => {
    const running = await done(uses.startNoticeRun(ask(), REMIND));
    expect(uses.noticeRunsAtWork("shkoder").map(({ runId }) => runId)).toEqual([running.runId]);
    expect(uses.noticeRunsAtWork("tirane")).toEqual([]);
    const seen = await lastValueFrom(running.progress.pipe(toArray()));
    const told = await notices();
    const total = told.reduce((sum, { amounts }) => sum + amounts.total, 0);
    const counts = { taxpayers: COUNT, issued: told.length, byEmail: 1, without: COUNT - told.length, refused: 0 };
    expect(seen.at(-1)).toMatchObject({ state: "finished", expected: COUNT, counts, total, refusals: [] });
    expect(told.length).toBeGreaterThan(COUNT / 2);
    expect(told.filter(({ way }) => way === "e-mail").map(({ accountId }) => accountId)).toEqual([
      payers[0]!.taxpayerId,
    ]);
    for (const { law } of told) {
      expect(law[0]).toBe("Vendimi i Këshillit Bashkiak nr. DEMO-2025, datë 27.12.2024");
      expect(law.at(-1)).toBe("Ligji nr. 9920/2008, neni 114");
    }
    expectGapless(told);
    expect(await uses.noticeRun("shkoder", { runId: running.runId })).toMatchObject({
      ok: true,
      value: { kind: "reminder", issuedOn: LATE, terms: { daysLate: 30, payWithin: 10 }, atWork: false, counts },
    });
    expect(await uses.noticeRun("tirane", { runId: running.runId })).toMatchObject({ ok: false });
  });

  test("a second time tells nobody again; whoever paid in between is told nothing", async () => {
    const first = await run();
    const told = await notices();
    expect((await run()).counts).toMatchObject({ issued: 0, without: COUNT });
    expect(await notices()).toEqual(told);
    const { accountId, amounts } = told[0]!;
    const paid = {
      amount: lek(amounts.total),
      channel: "bank",
      paidOn: LATE,
      reference: "b1",
      payer: null,
      desk: null,
    } as const;
    await done(uses.receivePayment(ask(), { accountId, office: told[0]!.office, ...paid }));
    expect((await run({ ...REMIND, kind: "demand" })).counts.issued).toBe(first.counts.issued - 1);
  });

  test("tells only whom and what was chosen", async () => {
    const { unit } = payers[0]!;
    const there = payers.filter((payer) => payer.unit === unit).map(({ taxpayerId }) => taxpayerId);
    const ofUnit = await run({ ...REMIND, selection: { unit } });
    expect(ofUnit.expected).toBe(there.length);
    expect((await notices()).every(({ accountId }) => there.includes(accountId))).toBe(true);
    expect((await run({ kind: "demand", minimum: lek(100_000_000) })).counts.issued).toBe(0);
    expect((await run({ kind: "demand", items: ["no-such-tax"] })).counts.issued).toBe(0);
    const assessed = await run({ kind: "assessment", year: 2025 });
    expect(assessed.counts.issued).toBe(COUNT);
    expect((await run({ kind: "assessment", year: 2025 })).counts.issued).toBe(0);
  });

  test("that was killed after any append is resumed: everybody told once, numbers without a gap", async () => {
    const reference = await run();
    const before = (await notices()).length;
    for (const survived of [0, 1, 2, 3, 4, 7, 11, 13, 14, 15, 16]) {
      await late();
      const once = ask();
      const dying = city.process((store) => new CrashingEventStore(store, survived, survived % 2 === 1));
      const started = await dying.startNoticeRun(once, REMIND).catch((error: unknown) => error);
      if (!(started instanceof Crash))
        await (started as { value: { done: Promise<unknown> } }).value.done.catch((error: unknown) =>
          expect(error).toBeInstanceOf(Crash),
        );
      const later = city.process();
      const end = await (await done(later.startNoticeRun(once, REMIND))).done;
      expect({ ...end, runId: "" }).toEqual({ ...reference, runId: "" });
      const told = await notices();
      expect(told).toHaveLength(before);
      expectGapless(told);
    }
  });

  test("is one at a time, can be abandoned and resumed, and refuses what makes no sense", async () => {
    const first = await done(uses.startNoticeRun(ask(), REMIND));
    expect(await refusalOf(uses.startNoticeRun(ask(), REMIND))).toBe("notice-run-at-work");
    await done(uses.abandonNoticeRun(ask(), { runId: first.runId, ground: "u nis gabimisht" }));
    expect((await first.done).state).toBe("abandoned");
    expect(await refusalOf(uses.resumeNoticeRun(ask(), { runId: first.runId }))).toBe("run-ended");
    expect(await refusalOf(uses.resumeNoticeRun(ask(), { runId: "01NONE" }))).toBe("run-unknown");
    const dying = city.process((store) => new CrashingEventStore(store, 3));
    const cut = await done(dying.startNoticeRun(ask(), { kind: "demand" }));
    await expect(cut.done).rejects.toBeInstanceOf(Crash);
    // As of that day its notices would be told to nobody any more.
    const muchLater = askOn({ today: addDays(LATE, 8) });
    expect(await refusalOf(city.process().resumeNoticeRun(muchLater, { runId: cut.runId }))).toBe("notice-run-stale");
    const end = await (await done(city.process().resumeNoticeRun(ask(), { runId: cut.runId }))).done;
    expect(end).toMatchObject({ state: "finished", counts: { taxpayers: COUNT } });
    const before = await written(city.store);
    expect(await refusalOf(uses.startNoticeRun(ask(), { kind: "assessment" }))).toBe("notice-year-missing");
    expect(await written(city.store)).toBe(before);
  });
});
