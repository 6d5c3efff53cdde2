import { beforeEach, describe, expect, test } from "@jest/globals";
import type { EventStore } from "../../../application/event-store/index.js";
import { defterRegistry, eventCodec } from "../../../application/ledger/index.js";
import { finishMergers, InMemoryProcessStore, Processes } from "../../../application/processes/index.js";
import type { ProcessParts } from "../../../application/processes/parts.js";
import { accepted, civilDate, lek } from "../../../domain/shared/index.js";
import { taxpayerGoingOn, wayOfAccount } from "../../../application/taxation/support/index.js";
import { registerDecider } from "../../../domain/taxation/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import {
  ask,
  Crash,
  CrashingEventStore,
  done,
  register,
  shkoder,
  typesOf,
  written,
  type Shkoder,
} from "../taxation/support/shkoder.js";
import { sharedLocks, workUntil } from "./support.js";

const today = civilDate("2025-03-03");
let city: Shkoder;
let survivor: SyntheticTaxpayer;
let duplicate: SyntheticTaxpayer;
let last: SyntheticTaxpayer;
let keepObjects: readonly string[];

beforeEach(anotherCity);

async function anotherCity(): Promise<void> {
  city = await shkoder();
  [survivor, duplicate] = [await register(city.uses, 0), await register(city.uses, 1)];
  last = await register(city.uses, 2);
  // One object had ended already: the merger alone says that it is kept.
  const { objectId } = duplicate.objects[0]!;
  keepObjects = [objectId];
  const { taxpayerId } = duplicate;
  const retired = { taxpayerId, objectId, to: civilDate("2025-02-01"), ground: "sold" } as const;
  await done(city.uses.retireObject(ask(), retired));
  await done(city.uses.assessTaxpayer(ask(), { accountId: taxpayerId, year: 2025 }));
  await done(
    city.uses.receivePayment(ask({ commandId: "paid" }), {
      ...{ accountId: taxpayerId, amount: lek(10), channel: "bank", paidOn: today, reference: "RF-1" },
      ...{ payer: null, office: duplicate.office, desk: null },
    }),
  );
}

const merging = () => ({ survivorId: survivor.taxpayerId, duplicateId: duplicate.taxpayerId, keepObjects });
const position = async (accountId: string) => {
  const known = await city.uses.accountPosition("shkoder", { accountId, effectiveOn: today });
  return known.ok ? known.value : known.refusal;
};
async function objectsOf(taxpayerId: string): Promise<readonly string[]> {
  const { state } = await city.parts.ledger.load(`taxpayer-shkoder.${taxpayerId}`, registerDecider);
  return state.phase === "none" ? [] : [...state.objects.keys()];
}

/** Lets the policy read the log from its beginning to its end, as after a restart that has lost its checkpoint. */
async function policyRuns(): Promise<readonly string[]> {
  const store = new InMemoryProcessStore();
  const parts: ProcessParts = {
    ...{ eventStore: city.store, codec: eventCodec(defterRegistry(), city.vault), store, clock: city.clock },
    managers: [finishMergers({ ledger: city.parts.ledger, taxation: city.uses })],
    lock: sharedLocks().take,
    isPassing: (error) => error instanceof Crash,
  };
  const seenAll = async () => {
    const [record] = await store.records();
    return record?.position?.commit === (await city.store.head())!.commit;
  };
  await workUntil(seenAll, new Processes(parts, []));
  return (await store.stuck("shkoder", { limit: 10 })).map(({ refusal }) => refusal.code);
}

/** Everything that a merger writes to: streams with their events, without who gave the command. */
async function outcome() {
  const { survivorId, duplicateId } = merging();
  const streams = [survivorId, duplicateId].flatMap((id) => [`taxpayer-shkoder.${id}`, `taxAccount-shkoder.${id}`]);
  return {
    events: await Promise.all(streams.map((stream) => typesOf(city.store, stream as `taxpayer-shkoder.${string}`))),
    position: await position(survivorId),
    objects: await objectsOf(survivorId),
    written: await written(city.store),
  };
}

describe("A merger that was cut off", () => {
  test.each([false, true])(
    "after any of its steps is finished once, as if it had been sent again (answer lost: %s)",
    async (lost) => {
      const owed = (await position(duplicate.taxpayerId)) as { readonly outstanding: { readonly principal: number } };
      expect(owed.outstanding.principal).toBeGreaterThan(0);
      const ends: unknown[] = [];
      for (let survived = 1; ; survived++) {
        const merge = city
          .process((store) => new CrashingEventStore(store, survived, lost))
          .mergeTaxpayers(ask(), merging());
        const isCutOff = await merge.then(
          () => false,
          (error: unknown) => error instanceof Crash,
        );
        expect(await policyRuns()).toEqual([]);
        const finished = await outcome();
        expect(finished.position).toMatchObject({ paid: 10, outstanding: owed.outstanding });
        expect(finished.objects).toEqual(expect.arrayContaining([...keepObjects]));
        expect(await policyRuns()).toEqual([]);
        expect(await outcome()).toEqual(finished);
        ends.push(finished);
        if (!isCutOff) break;
        await anotherCity();
      }
      // A merger takes five appends: two records, the number that is free, and two accounts.
      expect(ends).toHaveLength(lost ? 6 : 5);
      for (const each of ends) expect(each).toEqual(ends.at(-1));
    },
  );

  test("only seems so is finished by the command and the policy together, whoever comes first at any step", async () => {
    await done(city.uses.mergeTaxpayers(ask(), merging()));
    const expected = await outcome();
    for (let step = 2; step <= 5; step++) {
      await anotherCity();
      const { revision } = await city.parts.ledger.load(`taxpayer-shkoder.${survivor.taxpayerId}`, registerDecider);
      const pinned = ask({ expectedRevision: revision });
      const original = city.process((store) => new Overtaken(store, step, policyRuns));
      await done(original.mergeTaxpayers(pinned, merging()));
      expect(await outcome()).toEqual(expected);
      await done(city.uses.mergeTaxpayers(pinned, merging()));
      expect(await outcome()).toEqual(expected);
    }
  });

  test("goes on where its survivor does, which was merged on meanwhile, wherever either was cut off", async () => {
    const owed = (await position(duplicate.taxpayerId)) as { readonly outstanding: object };
    const [mergingOn, all] = [() => ({ survivorId: last.taxpayerId, duplicateId: survivor.taxpayerId }), 5];
    for (let first = 1; first < all; first++)
      for (let second = 1; second <= all; second++) {
        const where = { first, second };
        const dying = (survived: number) => city.process((store) => new CrashingEventStore(store, survived));
        const asked = ask();
        await expect(dying(first).mergeTaxpayers(asked, merging())).rejects.toBeInstanceOf(Crash);
        const objects = await objectsOf(survivor.taxpayerId);
        const on = dying(second).mergeTaxpayers(ask(), { ...mergingOn(), keepObjects: objects });
        await on.catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
        expect({ ...where, stuck: await policyRuns() }).toEqual({ ...where, stuck: [] });
        const known = await position(last.taxpayerId);
        expect({ ...where, known }).toMatchObject({ ...where, known: { paid: 10, outstanding: owed.outstanding } });
        expect(await objectsOf(last.taxpayerId)).toEqual(expect.arrayContaining([...keepObjects]));
        const { standing } = await wayOfAccount(city.parts.ledger, "shkoder", duplicate.taxpayerId);
        expect(standing.accountId).toBe(last.taxpayerId);
        const ids = await city.uses.idsOfTaxpayer("shkoder", last.taxpayerId);
        expect(ids).toEqual(expect.arrayContaining([survivor.taxpayerId, duplicate.taxpayerId]));
        const finished = await written(city.store);
        expect(await policyRuns()).toEqual([]);
        await done(city.uses.mergeTaxpayers(asked, merging()));
        expect({ ...where, written: await written(city.store) }).toEqual({ ...where, written: finished });
        await anotherCity();
      }
  });
});

test("A merger whose accounts hold the same payment is refused before anything is written", async () => {
  const paying = (accountId: string, paymentId: string) =>
    city.uses.receivePayment(ask(), {
      ...{ accountId, paymentId, amount: lek(10), channel: "bank", paidOn: today, reference: `RF-${accountId}` },
      ...{ payer: null, office: duplicate.office, desk: null },
    });
  for (const { taxpayerId } of [survivor, duplicate]) await done(paying(taxpayerId, "01SAME"));
  const before = await written(city.store);
  const refused = await city.uses.mergeTaxpayers(ask(), merging());
  expect(refused).toMatchObject({ refusal: { code: "account-facts-collide", facts: { name: "01SAME" } } });
  expect(await written(city.store)).toEqual(before);
});

test("A merger sent again with another list of objects loses none that were kept", async () => {
  const dying = city.process((store) => new CrashingEventStore(store, 1));
  await expect(dying.mergeTaxpayers(ask(), merging())).rejects.toBeInstanceOf(Crash);
  const again = await city.uses.mergeTaxpayers(ask(), { ...merging(), keepObjects: [] });
  expect(again).toMatchObject({ refusal: { code: "merger-keeps-otherwise" } });
  expect(await policyRuns()).toEqual([]);
  expect(await objectsOf(survivor.taxpayerId)).toEqual(expect.arrayContaining([...keepObjects]));
});

test("A merger from before, which did not say what it kept, goes on with the list that it is given", async () => {
  const { survivorId, duplicateId } = merging();
  const { today: on, ...context } = ask();
  const data = { taxpayerId: duplicateId, survivorId };
  const decide = () => accepted({ type: "MergedInto", data, effectiveDate: on } as const);
  await city.parts.ledger.handle({
    ...{ stream: `taxpayer-shkoder.${duplicateId}`, context, decider: { ...registerDecider, decide } },
    command: { type: "MergeInto", ...data, keepObjects, on },
  });
  await done(city.uses.mergeTaxpayers(ask(), merging()));
  expect(await objectsOf(survivorId)).toEqual(expect.arrayContaining([...keepObjects]));
});

describe("Two mergers in opposite directions", () => {
  const back = () => ({ survivorId: duplicate.taxpayerId, duplicateId: survivor.taxpayerId, keepObjects: [] });
  const overtaken = (meanwhile: () => Promise<unknown>) => city.process((store) => new Overtaken(store, 1, meanwhile));

  test("are not begun both: whoever took the other in by then is not merged into it", async () => {
    const asked = overtaken(() => done(city.uses.mergeTaxpayers(ask(), back())));
    const refused = await asked.mergeTaxpayers(ask(), merging());
    expect(refused).toMatchObject({ refusal: { code: "mergers-in-a-circle" } });
    expect(await policyRuns()).toEqual([]);
    expect((await wayOfAccount(city.parts.ledger, "shkoder", survivor.taxpayerId)).standing.accountId).toBe(
      duplicate.taxpayerId,
    );
  });

  test("that ended both records are refused and kept for somebody to look at, and nothing walks for ever", async () => {
    const dying = city.process((store) => new CrashingEventStore(store, 1));
    const asked = overtaken(() => dying.mergeTaxpayers(ask(), back()).catch(() => undefined));
    const circle = { rule: "mergers-in-a-circle" };
    await expect(asked.mergeTaxpayers(ask(), merging())).rejects.toMatchObject(circle);
    expect(await policyRuns()).toEqual([circle.rule, circle.rule]);
    const { ledger } = city.parts;
    for (const { taxpayerId } of [survivor, duplicate]) {
      await expect(taxpayerGoingOn(ledger, "shkoder", taxpayerId)).rejects.toMatchObject(circle);
      expect(await city.uses.idsOfTaxpayer("shkoder", taxpayerId)).toEqual([taxpayerId]);
    }
    // Nothing was ever written on the survivor's account: it goes on where its taxpayer does.
    await expect(wayOfAccount(ledger, "shkoder", survivor.taxpayerId)).resolves.toMatchObject({
      standing: { accountId: duplicate.taxpayerId },
    });
  });
});

/** Before its n-th append, another process does something. */
class Overtaken extends CrashingEventStore {
  private asked = 0;

  constructor(
    inner: EventStore,
    private readonly nth: number,
    private readonly meanwhile: () => Promise<unknown>,
  ) {
    super(inner, Infinity);
  }

  override async append(...given: Parameters<EventStore["append"]>) {
    if (++this.asked === this.nth) await this.meanwhile();
    return super.append(...given);
  }
}
