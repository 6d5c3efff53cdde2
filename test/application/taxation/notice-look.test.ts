import { beforeEach, describe, expect, test } from "@jest/globals";
import type { EventStore } from "../../../application/event-store/index.js";
import type { NoticeLook, NoticeLookInput, TaxationUseCases } from "../../../application/taxation/index.js";
import { lek } from "../../../domain/shared/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { COUNT, LATE, lateCity, REMIND } from "./support/late-city.js";
import { ask as askOn, Crash, CrashingEventStore, done, refusalOf, written, type Shkoder } from "./support/shkoder.js";

const ask = (id = "U-1") => ({ ...askOn({ today: LATE }), actor: { id, role: "tax-officer" } });

let city: Shkoder;
let uses: TaxationUseCases;
let payers: readonly SyntheticTaxpayer[];

beforeEach(async () => {
  ({ city, uses, payers } = await lateCity());
});

async function looked(input: NoticeLookInput = REMIND, id = "U-1"): Promise<NoticeLook> {
  await (
    await done(uses.lookAtNotices(ask(id), input))
  ).done;
  return (await uses.noticeLook("shkoder", id))!;
}

describe("A look at notices", () => {
  test("says before the run what the run then does: whom, by which way, for how much; nothing is written", async () => {
    const before = await written(city.store);
    const look = await looked();
    expect(await written(city.store)).toBe(before);
    expect(look).toMatchObject({ state: "finished", kind: "reminder", issuedOn: LATE, expected: COUNT, refusals: [] });
    expect(look.counts.issued).toBeGreaterThan(COUNT / 2);

    const ran = await (await done(uses.startNoticeRun(ask(), REMIND))).done;
    expect([look.counts, look.total]).toEqual([ran.counts, ran.total]);
    const events = await city.store.readAll(undefined, 100_000);
    const issued = events.flatMap(({ type, data }) => {
      if (type !== "NoticeIssued") return [];
      const { accountId, office, way, payBy, items, amounts } = data as never as Issued;
      return [{ taxpayerId: accountId, office, way, payBy, parts: items.length, total: amounts.total }];
    });
    const byId = (all: readonly { readonly taxpayerId: string }[]) =>
      all.toSorted((a, b) => (a.taxpayerId < b.taxpayerId ? -1 : 1));
    expect(byId(look.told)).toEqual(byId(issued));
    expect(look.told.map(({ total }) => total)).toEqual(look.told.map(({ total }) => total).toSorted((a, b) => b - a));
    const [mailed] = look.told.filter(({ way }) => way === "e-mail");
    expect([mailed!.taxpayerId, mailed!.total]).toEqual([payers[0]!.taxpayerId, look.byEmail]);
    // Whoever was told is quiet.
    expect((await looked()).counts).toMatchObject({ issued: 0, without: COUNT });
  });

  test("is of what was chosen alone", async () => {
    const { unit } = payers[0]!;
    const there = payers.filter((payer) => payer.unit === unit).map(({ taxpayerId }) => taxpayerId);
    const ofUnit = await looked({ ...REMIND, selection: { unit } });
    expect(ofUnit.expected).toBe(there.length);
    expect(ofUnit.told.every(({ taxpayerId }) => there.includes(taxpayerId))).toBe(true);
    const none = await looked({ ...REMIND, minimum: lek(100_000_000) });
    expect([none.counts.issued, none.told, none.byEmail, none.total]).toEqual([0, [], 0, 0]);
  });

  test("is kept for whoever looked alone, until they look again; the same command again is the same look", async () => {
    const first = await looked();
    expect(await uses.noticeLook("shkoder", "U-2")).toBeNull();
    expect(await uses.noticeLook("tirane", "U-1")).toBeNull();
    const once = ask();
    const [one, other] = [await done(uses.lookAtNotices(once, REMIND)), await done(uses.lookAtNotices(once, REMIND))];
    expect([other.lookId, other.progress]).toEqual([one.lookId, one.progress]);
    await one.done;
    const again = (await uses.noticeLook("shkoder", "U-1"))!;
    expect(again.lookId).toBe(one.lookId);
    expect([again.lookId === first.lookId, again.total]).toEqual([false, first.total]);
  });

  test("is of one person at a time, who may leave it for another; the next waits for its end", async () => {
    const running = await done(uses.lookAtNotices(ask(), REMIND));
    expect(uses.noticeLookAtWork("shkoder", "U-1")?.lookId).toBe(running.lookId);
    expect(await refusalOf(uses.lookAtNotices(ask("U-2"), REMIND))).toBe("notice-look-at-work");
    const instead = await done(uses.lookAtNotices(ask(), { ...REMIND, daysLate: 60 }));
    await instead.done;
    expect((await uses.noticeLook("shkoder", "U-1"))?.lookId).toBe(instead.lookId);
    expect(uses.noticeLookAtWork("shkoder", "U-1")).toBeNull();
    expect((await looked(REMIND, "U-2")).state).toBe("finished");
  });

  test("refuses what the start of the run would refuse", async () => {
    expect(await refusalOf(uses.lookAtNotices(ask(), { kind: "assessment" }))).toBe("notice-year-missing");
    const run = await done(uses.startNoticeRun(ask(), REMIND));
    expect(await refusalOf(uses.lookAtNotices(ask(), REMIND))).toBe("notice-run-at-work");
    await run.done;
    expect(await uses.noticeLook("shkoder", "U-1")).toBeNull();
  });

  test("that met stores which do not answer says so", async () => {
    const deaf = city.process((store) =>
      Object.assign(new CrashingEventStore(store, 0), {
        readStream: ((stream, options) =>
          stream.startsWith("taxAccount-")
            ? Promise.reject(new Crash())
            : store.readStream(stream, options)) satisfies EventStore["readStream"],
      }),
    );
    const look = await done(deaf.lookAtNotices(ask(), REMIND));
    await expect(look.done).rejects.toBeInstanceOf(Crash);
    expect(await deaf.noticeLook("shkoder", "U-1")).toMatchObject({ state: "interrupted", told: [] });
  });
});

interface Issued {
  readonly accountId: string;
  readonly office: string;
  readonly way: string;
  readonly payBy: string;
  readonly items: readonly unknown[];
  readonly amounts: { readonly total: number };
}
