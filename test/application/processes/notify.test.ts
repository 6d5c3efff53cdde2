import { beforeEach, describe, expect, test } from "@jest/globals";
import { createCorrespondence } from "../../../application/correspondence/index.js";
import { commandIdOf, notify, serveNotices } from "../../../application/processes/index.js";
import type { EventStore } from "../../../application/event-store/index.js";
import type { LedgerFact } from "../../../application/ledger/index.js";
import { isNews, renderMessage } from "../../../domain/correspondence/index.js";
import { civilDate, instant } from "../../../domain/shared/index.js";
import { releasedTemplates } from "../../support/message-templates.js";
import { adopt, askAs, by, done, lodging, register } from "../casework/support/counter.js";
import { postOffice, type PostOffice } from "../correspondence/support/post-office.js";
import { Crash, CrashingEventStore } from "../taxation/support/shkoder.js";

let office: PostOffice;
beforeEach(async () => {
  office = await postOffice();
  await adopt(office, "general-request", "identity-attestation");
  for (const [caseId, service] of [
    ["CASE1", "general-request"],
    ["CASE2", "identity-attestation"],
  ] as const) {
    const { applicant, ...stated } = lodging(service);
    const contact = { email: `${caseId}@example.al`, phone: null, address: null };
    await done(
      office.cases.lodgeCase(askAs("clerk"), {
        ...stated,
        caseId,
        applicant: { ...applicant, contact },
        by: by("front-desk"),
      }),
    );
  }
});

/** Reacts to everything in the log from the beginning, as a process does that has no checkpoint yet. */
async function follow(facts: readonly LedgerFact[], over?: (store: EventStore) => EventStore): Promise<void> {
  const { ledger } = over ? office.partsOf(over) : office.parts;
  const identity = { findUser: async () => null };
  const manager = notify(
    createCorrespondence({
      ...{
        ledger,
        clock: office.clock,
        templates: releasedTemplates,
        cases: office.cases,
        taxes: office.uses,
        identity,
      },
      holders: async () => [],
    }),
  );
  for (const fact of facts.filter(({ type }) => manager.types.includes(type)))
    for await (const { about, carryOut, fine = [] } of manager.react(fact)) {
      const { tenant, eventId: key } = fact;
      const commandId = commandIdOf({ process: manager.name, tenant, key }, about);
      const outcome = await carryOut({
        tenant,
        actor: { id: "notify", role: "system" },
        commandId,
        today: office.clock.today(),
      });
      if (!outcome.ok && !fine.includes(outcome.refusal.code)) throw new Error(outcome.refusal.code);
    }
}

describe("what happens to cases", () => {
  test("is told once, wherever the process died on the way and however often it begins again", async () => {
    const facts = await office.facts();
    let deaths = 0;
    for (const lost of [false, true])
      for (let survived = lost ? 1 : 0; survived < 4; survived++) {
        await follow(facts, (store) => new CrashingEventStore(store, survived, lost)).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          deaths += 1;
        });
      }
    await follow(facts);
    await follow(facts);
    expect(deaths).toBeGreaterThan(2);
    const written = (await office.messages()).map(({ message }) => `${message!.caseId} ${message!.template.code}`);
    expect(written.toSorted()).toEqual([
      "CASE1 application-received",
      "CASE2 application-received",
      "CASE2 fee-charged",
    ]);
  });

  test("is told to nobody who was forgotten, and that is no trouble", async () => {
    const facts = await office.facts();
    await office.parts.ledger.forget("shkoder", "CASE1");
    await follow(facts);
    expect((await office.messages()).map(({ message }) => message!.caseId)).not.toContain("CASE1");
  });

  test("is no news when it is entered from an older register, or was entered long ago", async () => {
    const facts = await office.facts();
    await follow(facts.map((fact) => ({ ...fact, effectiveDate: civilDate("2019-05-05") })));
    expect(await office.messages()).toEqual([]);
    office.clock.set("2025-06-03T09:00:00Z");
    await follow(facts);
    expect(await office.messages()).toEqual([]);
  });
});

describe("a notice to somebody who owes", () => {
  test("is told by e-mail where an address is known, once, and is served when the server took it", async () => {
    const base = await register(office.uses, 0);
    const { taxpayerId } = base;
    const contacts = [{ kind: "email", value: "agron@example.al" }] as const;
    await done(office.uses.correctTaxpayer(askAs("tax-officer"), { taxpayerId, contacts }));
    const silent = await register(office.uses, 1);
    for (const accountId of [taxpayerId, silent.taxpayerId])
      await done(office.uses.assessTaxpayer(askAs("tax-officer"), { accountId, year: 2025, invoice: false }));
    await (
      await done(office.uses.startNoticeRun(askAs("tax-officer"), { kind: "assessment", year: 2025 }))
    ).done;
    const facts = await office.facts();
    await follow(facts);
    await follow(facts);
    const written = (await office.messages()).filter(({ message }) => message!.cause.type === "NoticeIssued");
    expect(written).toHaveLength(1);
    const { message } = written[0]!;
    expect(message).toMatchObject({ template: { code: "notice-assessment" }, address: "agron@example.al" });
    const { text } = renderMessage(releasedTemplates.template(message!.template), "sq", "e-mail", message!.facts);
    expect(text).toContain("Vendimi i Këshillit Bashkiak nr.");
    expect(text).toContain("ankoheni brenda 30 ditëve");
    expect(text).not.toContain(base.name);

    const taken = { kind: "sent", answer: "250 OK", digest: "a".repeat(64) } as const;
    await office.dispatcher({ carry: async () => taken, close: async () => undefined }).round();
    const served = async () =>
      (await office.parts.ledger.facts(`taxAccount-shkoder.${taxpayerId}`)).filter(
        ({ type }) => type === "NoticeServed",
      );
    for (let twice = 0; twice < 2; twice++) await serve();
    expect(await served()).toMatchObject([{ data: { what: "assessment", channel: "email", receivedOn: null } }]);
  });

  /** Reacts to every message that was sent, as the process does. */
  async function serve(): Promise<void> {
    const manager = serveNotices({ ledger: office.parts.ledger, taxation: office.uses });
    for (const fact of (await office.facts()).filter(({ type }) => manager.types.includes(type)))
      for await (const { about, carryOut } of manager.react(fact)) {
        const { tenant, eventId: key } = fact;
        const commandId = commandIdOf({ process: manager.name, tenant, key }, about);
        const actor = { id: "serve-notices", role: "system" };
        await done(carryOut({ tenant, actor, commandId, today: office.clock.today() }));
      }
  }
});

test("news is what was entered within a week of its day, for a month", () => {
  const entered = (effectiveDate: string, recordedAt: string) => ({
    effectiveDate: civilDate(effectiveDate),
    recordedAt: instant(recordedAt),
  });
  const today = civilDate("2025-03-31");
  expect(isNews(entered("2025-03-24", "2025-03-31T09:00:00Z"), today)).toBe(true);
  expect(isNews(entered("2025-03-23", "2025-03-31T09:00:00Z"), today)).toBe(false);
  expect(isNews(entered("2025-03-01", "2025-03-01T09:00:00Z"), today)).toBe(true);
  expect(isNews(entered("2025-02-28", "2025-02-28T09:00:00Z"), today)).toBe(false);
});
