import { beforeEach, describe, expect, test } from "@jest/globals";
import { ConflictError, DuplicateCommandError } from "../../../application/errors.js";
import { addDays, civilDate, nextWorkingDay } from "../../../domain/shared/index.js";
import { APPEAL, GRANT, REASONS } from "../../domain/casework/support/case-story.js";
import { serviceOf } from "../../support/catalogue.js";
import { referenceCalendar } from "../../support/reference-data.js";
import { business, person } from "./support/accounts.js";
import { act, stateOf } from "./support/acts.js";
import {
  adopt,
  ask,
  askAs,
  by,
  counter,
  done,
  lodging,
  pdf,
  refusalOf,
  typesOf,
  written,
  type Counter,
} from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const permit = "advertising-permit";
const NIPT = "K22218003V";

beforeEach(async () => {
  city = await counter();
});

describe("an application at the counter", () => {
  test("gets the number of its office and year, and what the register knows is filled in", async () => {
    await adopt(city, permit);
    const taxpayerId = await business(city);
    const { applicant, ...rest } = lodging(permit);
    const { name: _asked, ...known } = applicant;
    const first = await done(city.cases.lodgeCase(askAs("front-desk"), { ...rest, applicant: known }));
    expect(first).toMatchObject({ number: "velipoje/2025/000001", state: "intake-check", taxpayerId });
    const second = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    expect(second.number).toBe("velipoje/2025/000002");
    const [lodged] = await city.parts.ledger.facts(`case-shkoder.${first.caseId}`);
    expect(lodged!.data).toMatchObject({
      subjectId: taxpayerId,
      applicant: { name: "Rozafa Reklama sh.p.k.", contact: { email: "zyra@rozafa.al", address: "Rruga e Plazhit" } },
    });
    const stored = JSON.stringify(
      (await city.store.readStream(`case-shkoder.${first.caseId}`)).map(({ data }) => data),
    );
    for (const secret of ["Rozafa", NIPT, "zyra@rozafa.al", "dokument.pdf"]) expect(stored).not.toContain(secret);
  });

  test("sent again gives the same case, once; with another body it is refused", async () => {
    await adopt(city, permit);
    await business(city);
    const command = askAs("front-desk");
    const first = await done(city.cases.lodgeCase(command, lodging(permit)));
    const before = await written(city.store);
    expect(await done(city.again().lodgeCase(command, lodging(permit)))).toEqual(first);
    expect(await written(city.store)).toBe(before);
    await expect(city.cases.lodgeCase(command, { ...lodging(permit), office: "dajc" })).rejects.toThrow(
      DuplicateCommandError,
    );
  });

  test("that was lodged is answered with what was done, whatever is offered and whoever is registered by then", async () => {
    await adopt(city, permit);
    const taxpayerId = await business(city);
    const [command, own] = [askAs("front-desk"), askAs("front-desk")];
    const { name: _known, ...byNumber } = lodging(permit).applicant;
    const lodge = (given: typeof command, caseId: string, cases = city.again()) =>
      cases.lodgeCase(given, { ...lodging(permit), caseId, applicant: byNumber });
    const lodged = [await done(lodge(command, "A1")), await done(lodge(own, "A2"))];
    await done(city.uses.correctTaxpayer(ask(), { taxpayerId, identifier: { scheme: "nipt", value: "L11318002O" } }));
    await done(city.cases.withdrawDefinition(ask(), { kind: "service", code: permit, version: 1, ground: "Jo më." }));
    const before = await written(city.store);
    expect([await done(lodge(command, "A1")), await done(lodge(own, "A2"))]).toEqual(lodged);
    expect(await refusalOf(lodge(askAs("front-desk"), "A1"))).toBe("case-exists");
    expect(await refusalOf(lodge(askAs("front-desk"), "A3"))).toBe("service-not-offered");
    const other = city.cases.lodgeCase(command, { ...lodging(permit), caseId: "A1", office: "dajc" });
    await expect(other).rejects.toThrow(DuplicateCommandError);
    expect(await written(city.store)).toBe(before);
  });

  test("of an older register that was taken over is answered alike", async () => {
    await adopt(city, permit);
    const command = askAs("system");
    const register = { register: "Regjistri i vjetër", record: "a/1" };
    const older = { ...{ number: "V-17", service: permit, office: "velipoje", state: "in-review" }, closedOn: null };
    const { applicant } = lodging(permit);
    const takeOver = (given = command, number = "V-17") =>
      city.again().takeOverCase(given, { ...older, number, applicant, lodgedOn: today, origin: register });
    const taken = await done(takeOver());
    await done(city.cases.withdrawDefinition(ask(), { kind: "service", code: permit, version: 1, ground: "Jo më." }));
    const before = await written(city.store);
    expect(await done(takeOver())).toEqual(taken);
    expect(await refusalOf(takeOver(askAs("system"), "V-18"))).toBe("service-not-offered");
    expect(await written(city.store)).toBe(before);
  });

  test("is followed by its code, without a name, and by no other", async () => {
    await adopt(city, permit);
    await business(city);
    const { caseId, trackingCode } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const { caseId: other } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    expect(trackingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    const typed = `${trackingCode.slice(0, 4)}-${trackingCode.slice(4).toLowerCase()} `;
    const tracked = await city.again().trackCase("shkoder", { caseId, code: typed });
    expect(tracked).toMatchObject({
      ok: true,
      value: {
        number: "velipoje/2025/000001",
        state: { code: "intake-check" },
        outcome: null,
        due: "2025-03-26",
        answerBy: null,
      },
    });
    expect(JSON.stringify(tracked)).not.toContain("Rozafa");
    const wrong = { ok: false, refusal: { code: "tracking-code-wrong" } };
    for (const code of ["", "000000000000", trackingCode.slice(1)])
      expect(await city.cases.trackCase("shkoder", { caseId, code })).toMatchObject(wrong);
    expect(await city.cases.trackCase("shkoder", { caseId: other, code: trackingCode })).toMatchObject(wrong);
    expect(await city.cases.trackCase("tirana", { caseId, code: trackingCode })).toMatchObject(wrong);
  });

  test("that is refused takes no number and writes nothing", async () => {
    await adopt(city, permit, "identity-attestation");
    const before = await written(city.store);
    const given = lodging(permit);
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...given, form: { admin: true } }))).toBe(
      "form-has-faults",
    );
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(permit), office: "atlantis" }))).toBe(
      "office-unknown",
    );
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(permit), service: "magic" }))).toBe(
      "service-not-offered",
    );
    const disguised = [{ document: null, sent: pdf("foto.pdf", "MZ\u0090 program") }];
    expect(
      await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(permit), documents: disguised })),
    ).toBe("document-type-not-allowed");
    const { applicant, ...rest } = lodging(permit);
    const { name: _unsaid, ...nameless } = applicant;
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...rest, applicant: nameless }))).toBe(
      "applicant-not-stated",
    );
    expect(await written(city.store)).toBe(before);
    const first = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    expect(first.number).toBe("velipoje/2025/000001");
  });

  test("whose time limit ends in a year that the calendar lacks is refused, and takes nothing; with the year it is entered", async () => {
    const code = "identity-attestation";
    await adopt(city, code);
    await person(city);
    const newYear = civilDate("2026-12-30");
    city.clock.set(`${newYear}T09:00:00Z`);
    const lodge = () => city.cases.lodgeCase(askAs("front-desk", { today: newYear }), lodging(code));
    const before = await written(city.store);
    expect(await lodge()).toMatchObject({
      ok: false,
      refusal: { code: "calendar-year-missing", facts: { calendar: "holidays.al", version: "1", year: 2027 } },
    });
    expect(await written(city.store)).toBe(before);

    const calendar = referenceCalendar();
    const longer = { ...calendar, version: "2", years: [...calendar.years, 2027] };
    await done(city.uses.adoptCalendar(ask({ today: newYear }), { calendar: longer }));
    const lodged = await done(lodge());
    expect(lodged.number).toBe("velipoje/2026/000001");
    const { fees, documents } = await stateOf(city, lodged.caseId);
    expect([fees!.length, documents.length]).toEqual([serviceOf(code).fees.length, lodging(code).documents.length]);
  });

  test("stale or unknown is refused", async () => {
    await adopt(city, "identity-attestation");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const take = { caseId, by: by("front-desk") };
    await expect(city.cases.takeCase(askAs("front-desk", { expectedRevision: 0n }), take)).rejects.toThrow(
      ConflictError,
    );
    expect(await refusalOf(city.cases.takeCase(askAs("front-desk"), { ...take, caseId: "NONE" }))).toBe("case-unknown");
    expect(await refusalOf(city.cases.takeCase(askAs("front-desk", { tenant: "tirana" }), take))).toBe("case-unknown");
  });
});

describe("from the counter to what comes after the decision", () => {
  test("a case is taken, transferred, completed, refused, appealed against and reopened", async () => {
    await adopt(city, "identity-attestation");
    const lodged = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const { caseId, trackingCode } = lodged;
    const on = (role: string, given: object = {}) => ({ caseId, by: by(role), ...given });
    await done(city.cases.takeCase(askAs("front-desk"), on("front-desk")));
    expect(
      await refusalOf(
        city.cases.transferCase(askAs("front-desk"), { ...on("front-desk"), office: "atlantis", ground: "?" }),
      ),
    ).toBe("office-unknown");
    await done(
      city.cases.transferCase(askAs("front-desk"), {
        ...on("front-desk"),
        office: "shkoder-centre",
        ground: "Gjendja civile.",
      }),
    );
    const request = [{ document: null, field: "purpose", words: "Sqaroni." }];
    await done(act(city, caseId, "front-desk", "ask-applicant", { request }));
    const timer = await city.cases.nextTimer("shkoder", caseId);
    expect(timer).toEqual({ ok: true, value: { on: "2025-03-19", at: null } });
    const attached = await done(
      city.cases.attachDocument(askAs("front-desk"), { ...on("front-desk"), document: null, sent: pdf("shtesë.pdf") }),
    );
    expect(attached.digest).toMatch(/^[0-9a-f]{64}$/);
    const counterBy = by("applicant", { counter: true });
    await done(
      city.cases.actOnCase(askAs("front-desk"), {
        caseId,
        by: counterBy,
        transition: "complete-file",
        completion: { note: "Për pasaportë." },
      }),
    );
    const receipt = { codes: ["document-fee"], paidOn: today, reference: "MP 1" };
    await done(city.cases.policies.settleFees(askAs("front-desk"), on("front-desk", { receipt })));
    await done(act(city, caseId, "front-desk", "accept"));
    await done(act(city, caseId, "signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } }));
    const notice = {
      ...on("front-desk"),
      channel: "counter",
      sentOn: today,
      receivedOn: today,
      proof: { reference: "Nënshkrimi", documentId: null },
    } as const;
    const tracked = () => city.cases.trackCase("shkoder", { caseId, code: trackingCode });
    expect(await tracked()).toMatchObject({ value: { outcome: "adverse", appealUntil: null } });
    const notified = await done(city.cases.notifyDecision(askAs("front-desk"), notice));
    expect((await stateOf(city, caseId)).notices).toEqual([{ noticeId: notified.noticeId, receivedOn: today }]);
    const lastDay = nextWorkingDay(referenceCalendar(), addDays(today, APPEAL.term.value));
    expect(await tracked()).toMatchObject({ value: { appealUntil: lastDay.ok && lastDay.value } });
    const appeal = { caseId, by: counterBy, to: "Prefekti", lodgedOn: today, grounds: "Nuk pajtohem." };
    const { appealId } = await done(city.cases.lodgeAppeal(askAs("front-desk"), appeal));
    await done(
      city.cases.decideAppeal(askAs("front-desk"), {
        ...on("front-desk"),
        appealId,
        outcome: "upheld",
        effect: "annulled",
        authority: "Prefekti",
        reference: "7",
        decidedOn: today,
      }),
    );
    const reopened = await done(
      city.cases.reopenCase(askAs("signatory"), { ...on("signatory"), to: "in-review", ground: "appeal", appealId }),
    );
    expect(reopened).toEqual({ caseId, state: "in-review", outcome: null });
  });

  test("time passes once, whoever pushes the clock and from whichever process", async () => {
    await adopt(city, "information-request");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("information-request")));
    city.clock.set("2025-03-20T09:00:00Z");
    const later = () => askAs("system", { today: civilDate("2025-03-20") });
    await done(city.cases.policies.passTime(later(), { caseId, by: by("system") }));
    const before = await written(city.store);
    await done(city.cases.policies.passTime(later(), { caseId, by: by("system") }));
    expect(await written(city.store)).toBe(before);
    expect(await typesOf(city.store, `case-shkoder.${caseId}`)).toEqual(
      expect.arrayContaining(["TimeLimitMissed", "SilenceTookEffect"]),
    );
    expect(await city.cases.nextTimer("shkoder", caseId)).toEqual({ ok: true, value: null });
  });

  test("a person who is forgotten leaves the course of the case", async () => {
    await adopt(city, permit);
    const account = await business(city);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    await city.parts.ledger.forget("shkoder", account);
    const state = await stateOf(city, caseId);
    expect(state).toMatchObject({ state: "intake-check", form: null, number: "velipoje/2025/000001" });
    const complaint = { caseId, by: by("applicant", { counter: true }), about: "delay", grounds: "Pritje." } as const;
    expect(await refusalOf(city.cases.lodgeComplaint(askAs("front-desk"), complaint))).toBe("subject-forgotten");
  });
});
