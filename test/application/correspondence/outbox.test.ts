import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Delivery, Outgoing } from "../../../application/correspondence/index.js";
import type { Counter } from "../casework/support/counter.js";
import { adopt, ask, askAs, by, done, lodging, refusalOf } from "../casework/support/counter.js";
import { Crash, CrashingEventStore } from "../taxation/support/shkoder.js";
import { postOffice, scriptedCarrier, type PostOffice } from "./support/post-office.js";

const SERVICE = "general-request";
const email = (address: string | null) => ({ email: address, phone: null, address: null });

let office: PostOffice;

beforeEach(async () => {
  office = await postOffice();
  await adopt(office, SERVICE);
});

/** An application of somebody who is not in the register, with an e-mail address. */
async function lodge(caseId: string, address: string | null = "arta@example.al", over: object = {}) {
  const { applicant, ...stated } = lodging(SERVICE, { identifier: null });
  const said = { ...applicant, contact: email(address), ...over };
  await done(
    (office as Counter).cases.lodgeCase(askAs("clerk"), { ...stated, caseId, applicant: said, by: by("front-desk") }),
  );
}

async function phases() {
  return (await office.messages()).map(({ phase }) => phase);
}

async function dispatched(answer?: (message: Outgoing) => Partial<Delivery> | undefined) {
  const { carrier, carried } = scriptedCarrier(answer);
  const dispatcher = office.dispatcher(carrier);
  while (await dispatcher.round()) if (carried.length > 100) throw new Error("never ends");
  return carried;
}

describe("what is told", () => {
  test("is written once, however often the facts are gone through", async () => {
    await lodge("CASE1");
    const first = await office.tellAll();
    const events = (await office.facts()).length;
    expect(await office.tellAll()).toEqual(first);
    expect(await office.tellAll()).toEqual(first);
    expect((await office.facts()).length).toBe(events);
    const [message] = await office.messages();
    expect(message).toMatchObject({
      phase: "waiting",
      message: { template: { code: "application-received", version: 1 }, address: "arta@example.al", caseId: "CASE1" },
    });
  });

  test("holds no code: it is worked out when the message leaves", async () => {
    await lodge("CASE1");
    await office.tellAll();
    expect(JSON.stringify(await office.messages())).not.toContain("ABCD");
    const [received] = await dispatched();
    expect(received).toMatchObject({ to: "arta@example.al", sender: "Bashkia Shkodër", language: "sq" });
    expect(received!.text).toContain("ABCD-EFGH-JKMN");
    expect(await dispatched()).toEqual([]);
  });

  test("is set aside where nobody knows an address, and goes to the one that the register knows later", async () => {
    await done(
      office.uses.registerTaxpayer(ask(), {
        ...{ taxpayerId: "PAYER1", kind: "person", name: "Arta Hoxha", office: "velipoje" },
        identifier: { scheme: "nid", value: "J00101999W" },
        address: { unit: "velipoje", street: null },
      }),
    );
    await lodge("CASE1", null, { identifier: "J00101999W", contact: email(null) });
    await office.tellAll();
    expect(await phases()).toContain("set-aside");
    const { messageId } = (await office.messages())[0]!.message!;
    const again = () => office.correspondence.queueMessageAgain(ask(), { messageId });
    expect(await refusalOf(again())).toBe("message-without-address");
    await done(
      office.uses.correctTaxpayer(ask(), {
        ...{ taxpayerId: "PAYER1", kind: "person", name: "Arta Hoxha", office: "velipoje" },
        identifier: { scheme: "nid", value: "J00101999W" },
        address: { unit: "velipoje", street: null },
        contacts: [{ kind: "email", value: "arta.re@example.al" }],
        ground: "U shtua adresa.",
      } as never),
    );
    await done(again());
    expect((await dispatched()).map(({ to }) => to)).toContain("arta.re@example.al");
    expect(await refusalOf(again())).toBe("message-sent-already");
    expect(await refusalOf(office.correspondence.queueMessageAgain(ask(), { messageId: "M0" }))).toBe(
      "message-unknown",
    );
  });

  test("is not told to somebody who was forgotten, before or after it was written", async () => {
    await lodge("CASE1");
    await lodge("CASE2", "beni@example.al");
    await office.tellAll();
    await office.parts.ledger.forget("shkoder", "CASE1");
    expect((await dispatched()).map(({ to }) => to)).toEqual(["beni@example.al"]);
    expect((await office.messages()).map(({ phase, forgotten }) => [phase, forgotten])).toEqual([
      ["set-aside", true],
      ["sent", false],
    ]);
    await lodge("CASE3", "gone@example.al");
    await office.parts.ledger.forget("shkoder", "CASE3");
    const written = (await office.messages()).map(({ message }) => message?.messageId);
    await office.tellAll();
    expect((await office.messages()).map(({ message }) => message?.messageId)).toEqual(written);
    expect(await dispatched()).toEqual([]);
  });

  test("is not sent for somebody whom another process forgot a moment ago, though this one remembers", async () => {
    await lodge("CASE1");
    await office.tellAll();
    await office.correspondence.findMessage("shkoder", (await office.messages())[0]!.message!.messageId);
    await office.vault.destroy("shkoder", "CASE1");
    expect(await dispatched()).toEqual([]);
    expect(await phases()).toEqual(["set-aside"]);
  });
});

describe("the dispatcher", () => {
  test("tries again after a while, and gives up in the end", async () => {
    await lodge("CASE1");
    await office.tellAll();
    const busy = () => ({ kind: "failed", why: "450 <arta@example.al> busy", forGood: false }) as const;
    await dispatched(busy);
    expect(await office.messages()).toMatchObject([
      { phase: "waiting", attempts: 1, nextAt: "2025-03-03T09:01:00.000Z" },
    ]);
    await dispatched(busy);
    expect(await office.messages()).toMatchObject([{ attempts: 1 }]);
    for (let day = 4; day < 12; day++) {
      office.clock.set(`2025-03-${String(day).padStart(2, "0")}T09:00:00Z`);
      await dispatched(busy);
    }
    expect(await office.messages()).toMatchObject([{ phase: "given-up", attempts: 8 }]);
    // What the server said may name the person: it is sealed as they are.
    const raw = JSON.stringify((await office.store.readAll(undefined, 1000)).map(({ data }) => data));
    expect(raw).not.toContain("busy");
    await done(
      office.correspondence.queueMessageAgain(ask(), { messageId: (await office.messages())[0]!.message!.messageId }),
    );
    expect((await dispatched()).length).toBe(1);
  });

  test("keeps the order of what one person is told, and lets others pass", async () => {
    await lodge("CASE1");
    await office.tellAll();
    await lodge("CASE2", "beni@example.al");
    const warned = (await office.facts("ApplicationLodged"))[0]!;
    const charged = {
      ...warned,
      eventId: "e-later",
      type: "TimeLimitExtended",
      data: { caseId: "CASE1", limit: "case", ground: "Ekspertiza.", due: { on: "2025-05-01", at: null } },
    };
    await office.tell(charged);
    await office.tellAll();
    let busy = true;
    const answer = ({ subject }: Outgoing) =>
      busy && subject.includes("regjistrua") && subject.includes("000001")
        ? ({ kind: "failed", why: "450", forGood: false } as const)
        : undefined;
    expect((await dispatched(answer)).map(({ to }) => to)).toEqual(["beni@example.al"]);
    busy = false;
    office.clock.set("2025-03-03T09:05:00Z");
    expect((await dispatched(answer)).map(({ subject }) => subject.replace(/ \S+\/\d+\/\d+/, ""))).toEqual([
      "Kërkesa juaj u regjistrua",
      "Afati i çështjes u zgjat",
    ]);
  });

  test("blames no message where a server takes nothing, and looks again later and later", async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) await lodge(`CASE${n}`, `a${n}@example.al`);
    await office.tellAll();
    const stalls: number[] = [];
    let tried = 0;
    const { carrier } = scriptedCarrier(() => {
      tried += 1;
      return { kind: "unavailable", why: "ECONNREFUSED" };
    });
    const dispatcher = office.dispatcher(carrier, { hooks: { onStalled: (_c, _w, ms) => stalls.push(ms) } });
    expect(await dispatcher.round()).toBe(false);
    expect(tried).toBeLessThan(8);
    const before = tried;
    await dispatcher.round();
    expect(tried).toBe(before);
    office.clock.set("2025-03-03T09:00:05Z");
    await dispatcher.round();
    expect(stalls).toEqual([5_000, 10_000]);
    expect((await office.messages()).every(({ attempted }) => attempted === 0)).toBe(true);
  });

  test("counts it against a message that breaks the server's connection while others pass", async () => {
    for (const n of [1, 2, 3]) await lodge(`CASE${n}`, `a${n}@example.al`);
    await office.tellAll();
    const carried = await dispatched(({ to }) =>
      to === "a2@example.al" ? { kind: "unavailable", why: "connection closed" } : undefined,
    );
    expect(carried.map(({ to }) => to)).toEqual(["a1@example.al", "a3@example.al"]);
    expect((await office.messages()).map(({ phase, attempts }) => [phase, attempts])).toEqual([
      ["sent", 0],
      ["waiting", 1],
      ["sent", 0],
    ]);
  });

  test("sets aside what it has no way for", async () => {
    await lodge("CASE1", null, { contact: { email: null, phone: "+355692012345", address: null } });
    await office.tellAll();
    expect(await office.messages()).toMatchObject([{ message: { channel: "sms", address: "+355692012345" } }]);
    expect(await dispatched()).toEqual([]);
    expect(await phases()).toEqual(["set-aside"]);
  });

  test("never sends what belongs to a municipality that it does not serve", async () => {
    await lodge("CASE1");
    await office.tellAll();
    const { carrier, carried } = scriptedCarrier();
    await office.dispatcher(carrier, { tenants: ["vlore"] }).round();
    expect(carried).toEqual([]);
  });

  test("records what a server took as soon as the store answers again, without sending it twice", async () => {
    await lodge("CASE1");
    await office.tellAll();
    const { carrier, carried } = scriptedCarrier();
    let dead = true;
    const dispatcher = office.dispatcher(carrier, {
      over: (store) =>
        ({
          ...new CrashingEventStore(store, 0),
          append: (...given) => (dead ? Promise.reject(new Crash("away")) : store.append(...given)),
          readStream: (...given) => store.readStream(...given),
        }) as typeof store,
    });
    await expect(dispatcher.round()).rejects.toThrow("away");
    dead = false;
    await dispatcher.round();
    expect(carried.length).toBe(1);
    expect(await phases()).toEqual(["sent"]);
  });

  test("that dies between the server's answer and the record sends again, with the same id; the record is one", async () => {
    await lodge("CASE1");
    await office.tellAll();
    const { carrier, carried } = scriptedCarrier();
    const dying = office.dispatcher(carrier, { over: (store) => new CrashingEventStore(store, 0) });
    await expect(dying.round()).rejects.toThrow("died");
    await office.dispatcher(carrier).round();
    expect(carried.map(({ messageId }) => messageId)).toEqual([carried[0]!.messageId, carried[0]!.messageId]);
    expect(carried[0]).toEqual(carried[1]);
    expect((await office.facts("MessageSent")).length).toBe(1);
  });
});
