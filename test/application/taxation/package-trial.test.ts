import { beforeEach, describe, expect, test } from "@jest/globals";
import { lastValueFrom, toArray } from "rxjs";
import type { TaxationUseCases, TrialStanding } from "../../../application/taxation/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import type { FiscalPackage, PackageContent } from "../../../domain/taxation/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { referencePackage } from "../../support/reference-data.js";
import {
  ask,
  Crash,
  CrashingEventStore,
  done,
  refusalOf,
  registered,
  shkoder,
  written,
  type Shkoder,
} from "./support/shkoder.js";

let city: Shkoder;
let uses: TaxationUseCases;
let payers: readonly SyntheticTaxpayer[];
const COUNT = 24;
const packageId = "01DRAFT2025";

/** The law of 2025 with flat sums of households half as high again, and the cleaning of businesses cheaper. */
function draft(): PackageContent {
  const law = referencePackage(2025) as FiscalPackage;
  const items = law.items.map((item) =>
    item.code === "building-tax-household"
      ? {
          ...item,
          rates: item.rates.map((row) =>
            row.rate.type === "amount"
              ? { ...row, rate: { ...row.rate, amount: String(Math.round(Number(row.rate.amount) * 1.5)) } }
              : row,
          ),
        }
      : item,
  );
  return { ...law, code: "draft-2025", version: 2, items } as unknown as PackageContent;
}

beforeEach(async () => {
  city = await shkoder();
  uses = city.uses;
  payers = await registered(uses, COUNT);
});

async function trial(of = uses, id = packageId): Promise<TrialStanding> {
  const found = await of.packageTrial("shkoder", { packageId: id });
  if (!found.ok || !found.value) throw new Error("no trial");
  return found.value;
}

async function tried(of = uses, id = packageId): Promise<TrialStanding> {
  await done(of.startPackageTrial(ask(), { packageId: id }));
  await of.trialAtWork("shkoder", id)?.done;
  return trial(of, id);
}

describe("a draft tried on the register", () => {
  test("comes to what a run assesses once it is the law, beside what the law in force came to", async () => {
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    const { state, current, trial: standing } = await tried();
    expect([state, current]).toEqual(["finished", true]);
    const result = standing.result!;
    expect(result).toMatchObject({ taxpayers: COUNT, refused: 0, less: 0, lessBy: 0, mostLess: [], refusals: [] });
    expect(result.more).toBeGreaterThan(0);
    expect(result.more + result.same).toBe(COUNT);
    expect(result.after - result.before).toBe(result.moreBy);

    const before = await (await done(uses.startAssessmentRun(ask(), { year: 2025, invoice: false }))).done;
    expect(before.total).toBe(result.before);
    await done(uses.approvePackage(ask(), { packageId, decision: { number: "7", date: civilDate("2025-03-01") } }));
    await done(uses.publishPackage(ask(), { packageId, supersedes: "01LAW2025" }));
    const run = await (await done(uses.startAssessmentRun(ask(), { year: 2025, invoice: false }))).done;
    // Assessed again, only what is new is counted: the difference.
    expect(run.counts.reassessed).toBe(result.more);
    expect(run.total).toBe(result.moreBy);

    const byItem = new Map<string, { before: number; after: number }>();
    for (const { item, before: was, after } of result.lines) {
      const sum = byItem.get(item) ?? { before: 0, after: 0 };
      byItem.set(item, { before: sum.before + was, after: sum.after + after });
    }
    expect([...byItem.values()].reduce((sum, each) => sum + each.after, 0)).toBe(result.after);
    const changed = [...byItem].filter(([, { before: was, after }]) => was !== after).map(([item]) => item);
    expect(changed).toEqual(["building-tax-household"]);
    const account = await city.store.readStream(`taxAccount-shkoder.${result.mostMore[0]!.taxpayerId}`);
    expect(account.at(-1)!.data["total"]).toBe(result.mostMore[0]!.after);
  });

  test("writes nothing but the trial itself, tells how far it is, and is found again by another process", async () => {
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    const events = await written(city.store);
    await done(uses.startPackageTrial(ask(), { packageId }));
    const running = uses.trialAtWork("shkoder", packageId)!;
    expect((await trial()).state).toBe("running");
    expect(await refusalOf(uses.startPackageTrial(ask(), { packageId }))).toBe("trial-at-work");
    const seen = await lastValueFrom(running.progress.pipe(toArray()));
    expect(seen.map(({ taxpayers }) => taxpayers)).toEqual([0, 7, 14, 21, COUNT]);
    await running.done;
    expect(uses.trialAtWork("shkoder", packageId)).toBeNull();
    expect(await written(city.store)).toBe(events + 2);
    const elsewhere = city.process();
    expect(await trial(elsewhere)).toEqual(await trial());
    expect((await elsewhere.packageTrial("shkoder", { packageId: "01LAW2025" })) as object).toEqual({
      ok: true,
      value: null,
    });
  });

  test("is refused to a second who begins while the register is still being listed, and goes on to its end", async () => {
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    const first = ask();
    const starts = [first, ask(), first].map((each) => uses.startPackageTrial(each, { packageId }));
    await done(starts[0]!);
    expect(await refusalOf(starts[1]!)).toBe("trial-at-work");
    // The same command sent twice is the same trial.
    expect(await done(starts[2]!)).toEqual(await done(starts[0]!));
    await uses.trialAtWork("shkoder", packageId)!.done;
    expect((await trial()).state).toBe("finished");
    expect((await tried()).state).toBe("finished");
  });

  test("that could not begin does not stand in the way of the next", async () => {
    expect(await refusalOf(uses.startPackageTrial(ask(), { packageId }))).toBe("package-not-found");
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    expect((await tried()).state).toBe("finished");
  });

  test("is never told to be cut off while it runs, however often somebody looks", async () => {
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    for (let round = 0; round < 5; round++) {
      const begun = uses.startPackageTrial(ask(), { packageId });
      const seen: string[] = [];
      let isOver = false;
      const looking = [0, 1, 2].map(async () => {
        while (!isOver) {
          const found = await uses.packageTrial("shkoder", { packageId });
          if (found.ok && found.value) seen.push(found.value.state);
        }
      });
      await done(begun);
      await uses.trialAtWork("shkoder", packageId)?.done;
      isOver = true;
      await Promise.all(looking);
      expect(seen).not.toContain("interrupted");
    }
  });

  test("is compared with the law of the year before, as if it went on", async () => {
    const next = { ...draft(), code: "draft-2026", fiscalYear: 2026, validFrom: "2026-01-01", validTo: "2026-12-31" };
    await done(uses.draftPackage(ask(), { packageId, content: next }));
    const { trial: standing } = await tried();
    expect(standing.started).toMatchObject({ year: 2026, againstId: "01LAW2025" });
    expect(standing.result).toMatchObject({ refusals: [], less: 0 });
    expect(standing.result!.more).toBeGreaterThan(0);
  });

  test("that changed since, or was cut off, says so, and is tried anew", async () => {
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    await tried();
    await done(uses.revisePackage(ask(), { packageId, content: { ...draft(), version: 3 } }));
    expect((await trial()).current).toBe(false);
    const dying = city.process((store) => new CrashingEventStore(store, 1));
    await done(dying.startPackageTrial(ask(), { packageId }));
    await expect(dying.trialAtWork("shkoder", packageId)!.done).rejects.toBeInstanceOf(Crash);
    expect((await trial(city.process())).state).toBe("interrupted");
    expect(await tried(city.process())).toMatchObject({ state: "finished", current: true });
  });

  test("lists whom the packages cannot be applied to, and goes on", async () => {
    const { taxpayerId, unit } = payers[5]!;
    const facts = { unit, areaM2: "500" };
    await done(uses.declareObject(ask(), { taxpayerId, kind: "building-plot", facts, from: civilDate("2024-01-01") }));
    await done(uses.draftPackage(ask(), { packageId, content: draft() }));
    const { result } = (await tried()).trial;
    expect(result).toMatchObject({ taxpayers: COUNT, refused: 1, refusals: [{ taxpayerId, code: "fact-missing" }] });
  });

  test("is refused with findings, when unknown, and by who repeats a command with something else", async () => {
    expect(await refusalOf(uses.startPackageTrial(ask(), { packageId: "01NONE" }))).toBe("package-not-found");
    const broken = { ...draft(), tables: "none" };
    await done(uses.draftPackage(ask(), { packageId, content: broken as unknown as PackageContent }));
    expect(await refusalOf(uses.startPackageTrial(ask(), { packageId }))).toBe("package-has-findings");
  });
});
