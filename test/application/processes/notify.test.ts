import { beforeEach, describe, expect, test } from "@jest/globals";
import { createCorrespondence } from "../../../application/correspondence/index.js";
import { commandIdOf, notify, serveNotices } from "../../../application/processes/index.js";
import { mayPass } from "../../../ops/composition/may-pass.js";
import type { EventStore, StreamName } from "../../../application/event-store/index.js";
import type { LedgerFact } from "../../../application/ledger/index.js";
import {
  createTaxationUseCases,
  type Ask,
  type Outcome,
  type TaxationUseCases,
} from "../../../application/taxation/index.js";
import { isNews, renderMessage } from "../../../domain/correspondence/index.js";
import { civilDate, instant } from "../../../domain/shared/index.js";
import { taxAccount, type AccountEvent, type MergeIn } from "../../../domain/taxation/index.js";
import type { SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { law } from "../../domain/taxation/account/support.js";
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
  let base: SyntheticTaxpayer;
  let other: SyntheticTaxpayer;
  beforeEach(async () => {
    base = await register(office.uses, 0);
    other = await register(office.uses, 1);
    await done(
      office.uses.correctTaxpayer(askAs("tax-officer"), {
        taxpayerId: base.taxpayerId,
        contacts: [{ kind: "email", value: "agron@example.al" }],
      }),
    );
    for (const { taxpayerId: accountId } of [base, other])
      await done(office.uses.assessTaxpayer(askAs("tax-officer"), { accountId, year: 2025, invoice: false }));
  });

  test("is told by e-mail where an address is known, once, and is served when the server took it", async () => {
    await tell();
    const facts = await office.facts();
    await follow(facts);
    const written = await noticesWritten();
    expect(written).toHaveLength(1);
    const { message } = written[0]!;
    expect(message).toMatchObject({ template: { code: "notice-assessment" }, address: "agron@example.al" });
    const { text } = renderMessage(releasedTemplates.template(message!.template), "sq", "e-mail", message!.facts);
    expect(text).toContain("Vendimi i Këshillit Bashkiak nr.");
    expect(text).toContain("ankoheni brenda 30 ditëve");
    expect(text).not.toContain(base.name);

    await post();
    for (let twice = 0; twice < 2; twice++) expect(await serve()).toEqual([]);
    expect(await served(base)).toMatchObject([{ data: { what: "assessment", channel: "email", receivedOn: null } }]);
  });

  test("lists what came along with a merger, too", async () => {
    await merge(other, base);
    await tell();
    const [written] = await noticesWritten();
    const reasons = await office.uses.obligationReasons("shkoder", {
      accountIds: [base.taxpayerId, other.taxpayerId],
    });
    if (!reasons.ok) throw new Error(reasons.refusal.code);
    const [issued] = await office.facts("NoticeIssued");
    const told = new Set((issued!.data as { items: readonly { key: string }[] }).items.map(({ key }) => key));
    const names = reasons.value.filter(({ key }) => told.has(key)).map(({ name, year }) => `${name.sq}, ${year}`);
    const own = await office.uses.obligationReasons("shkoder", { accountIds: [base.taxpayerId] });
    expect(names.length).toBeGreaterThan(own.ok ? own.value.length : Infinity);
    expect([...(written!.message!.facts["taxes"] as readonly string[])].toSorted()).toEqual(
      [...new Set(names)].toSorted(),
    );
  });

  describe("of an account that was merged meanwhile", () => {
    beforeEach(async () => {
      await tell();
      await post();
    });

    test("is served where the account goes on", async () => {
      await merge(base, other);
      for (let twice = 0; twice < 2; twice++) expect(await serve()).toEqual([]);
      expect(await served(base)).toEqual([]);
      expect(await served(other)).toMatchObject([{ data: { what: "assessment", channel: "email" } }]);
    });

    test("is served once, also where it was served before the merger and the process had died since", async () => {
      expect(await serve()).toEqual([]);
      await merge(base, other);
      expect(await serve()).toEqual([]);
      expect([...(await served(base)), ...(await served(other))]).toHaveLength(1);
    });

    test("is served there, too, where the merger falls in between", async () => {
      let isMerged = false;
      const taxation: Pick<TaxationUseCases, "serveNotice"> = {
        async serveNotice(ask, input) {
          if (!isMerged) await merge(base, other);
          isMerged = true;
          return office.uses.serveNotice(ask, input);
        },
      };
      expect(await serve({ taxation })).toEqual([]);
      expect(await served(other)).toHaveLength(1);
    });

    test("waits for a merger that was cut off to be finished, and is kept where it stays unfinished", async () => {
      const asked = askAs("tax-officer");
      await halfMerge(base, other, asked);
      expect(await serve({ looks: 3 })).toEqual(["merger-under-way"]);
      let waited = 0;
      const finishing = async () => {
        waited += 1;
        if (waited === 10) await merge(base, other, asked);
      };
      expect(await serve({}, finishing)).toEqual([]);
      expect(waited).toBe(10);
      expect(await served(other)).toHaveLength(1);
    });

    test("is nothing to serve where a merger from before carried no notices", async () => {
      const { taxNotices: _told, notices: _served, ...carried } = await halfMerge(base, other, askAs("tax-officer"));
      const { today: on, ...context } = askAs("tax-officer");
      const ids = { accountId: other.taxpayerId, duplicateId: base.taxpayerId };
      await office.parts.ledger.handle({
        ...{ stream: `taxAccount-shkoder.${ids.accountId}`, decider: taxAccount, context },
        command: { type: "MergeIn", ...ids, on, law, carried },
      });
      expect(await serve()).toEqual([]);
      expect(await served(other)).toEqual([]);
    });
  });

  async function tell(): Promise<void> {
    const input = { kind: "assessment", year: 2025 } as const;
    await (
      await done(office.uses.startNoticeRun(askAs("tax-officer"), input))
    ).done;
    await follow(await office.facts());
  }

  async function noticesWritten() {
    return (await office.messages()).filter(({ message }) => message!.cause.type === "NoticeIssued");
  }

  /** A server takes over what is to be sent. */
  async function post(): Promise<void> {
    const taken = { kind: "sent", answer: "250 OK", digest: "a".repeat(64) } as const;
    await office.dispatcher({ carry: async () => taken, close: async () => undefined }).round();
  }

  async function served({ taxpayerId }: SyntheticTaxpayer): Promise<readonly LedgerFact[]> {
    const facts = await office.parts.ledger.facts(`taxAccount-shkoder.${taxpayerId}`);
    return facts.filter(({ type }) => type === "NoticeServed");
  }

  async function merge(duplicate: SyntheticTaxpayer, survivor: SyntheticTaxpayer, ask = askAs("tax-officer")) {
    await done(office.uses.mergeTaxpayers(ask, merging(duplicate, survivor)));
  }

  function merging(
    { taxpayerId: duplicateId, objects }: SyntheticTaxpayer,
    { taxpayerId: survivorId }: SyntheticTaxpayer,
  ) {
    return { survivorId, duplicateId, keepObjects: objects.map(({ objectId }) => objectId) };
  }

  /** The process dies after the duplicate's account ended, before the survivor's went on. What the account handed on. */
  async function halfMerge(duplicate: SyntheticTaxpayer, survivor: SyntheticTaxpayer, ask: Ask) {
    const dying = createTaxationUseCases(
      office.partsOf((store) => new DyingEventStore(store, `taxAccount-shkoder.${survivor.taxpayerId}`)),
    );
    await expect(dying.mergeTaxpayers(ask, merging(duplicate, survivor))).rejects.toThrow(Crash);
    const facts = await office.parts.ledger.facts<AccountEvent>(`taxAccount-shkoder.${duplicate.taxpayerId}`);
    return (facts.at(-1)!.data as Pick<MergeIn, "carried">).carried;
  }

  /**
   * Reacts to every message that was sent, as the process does; the codes of what it would keep as stuck. What may pass
   * is tried again after `meanwhile`.
   */
  async function serve(
    given: Partial<Parameters<typeof serveNotices>[0]> = {},
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<readonly string[]> {
    const manager = serveNotices({ ledger: office.parts.ledger, taxation: office.uses, ...given });
    const stuck: string[] = [];
    for (const fact of (await office.facts()).filter(({ type }) => manager.types.includes(type)))
      for await (const { about, carryOut, fine = [] } of manager.react(fact)) {
        const { tenant, eventId: key } = fact;
        const commandId = commandIdOf({ process: manager.name, tenant, key }, about);
        const actor = { id: "serve-notices", role: "system" };
        const ask = { tenant, actor, commandId, today: office.clock.today() };
        const attempt = async (): Promise<Outcome<unknown>> =>
          carryOut(ask).catch(async (error: unknown) => {
            if (!mayPass([])(error)) throw error;
            await meanwhile();
            return attempt();
          });
        const outcome = await attempt();
        if (!outcome.ok && !fine.includes(outcome.refusal.code)) stuck.push(outcome.refusal.code);
      }
    return stuck;
  }
});

/** A store whose process dies where it would write to one stream. */
class DyingEventStore extends CrashingEventStore {
  constructor(
    inner: EventStore,
    private readonly last: StreamName,
  ) {
    super(inner, Infinity);
  }

  override async append(...[stream, expected, events]: Parameters<EventStore["append"]>) {
    if (stream === this.last) throw new Crash("the process died");
    return super.append(stream, expected, events);
  }
}

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
