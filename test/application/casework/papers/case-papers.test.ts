import { beforeEach, describe, expect, test } from "@jest/globals";
import { CrashingEventStore } from "../../taxation/support/shkoder.js";
import type { CaseworkUseCases, IssuedOutput } from "../../../../application/casework/index.js";
import type { PrintOrder } from "../../../../application/papers/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { APPEAL, GRANT, REASONS } from "../../../domain/casework/support/case-story.js";
import { pays, person } from "../support/accounts.js";
import * as steps from "../support/acts.js";
import {
  adopt,
  askAs,
  by,
  counter,
  done,
  lodging,
  plainPress,
  refusalOf,
  typesOf,
  written,
  type Counter,
} from "../support/counter.js";

const SITE = "https://defter.example";
const ATTESTATION = "identity-attestation";
const today = civilDate("2025-03-03");
let city: Counter;

beforeEach(async () => {
  city = await counter();
  await adopt(city, ATTESTATION, "salary-attestation");
});

const act = (caseId: string, role: string, transition: string, given: object = {}) =>
  done(steps.act(city, caseId, role, transition, given));

async function prepared(service = ATTESTATION): Promise<string> {
  const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(service)));
  const receipt = { codes: ["document-fee"], paidOn: today, reference: "R-1" };
  await done(city.cases.policies.settleFees(askAs("front-desk"), { caseId, by: by("front-desk"), receipt }));
  await act(caseId, "front-desk", "accept");
  await act(caseId, "specialist", "prepare");
  return caseId;
}

async function granted(service = ATTESTATION): Promise<string> {
  const caseId = await prepared(service);
  await act(caseId, "signatory", "sign", { decision: GRANT });
  return caseId;
}

const issuing = (caseId: string, site = SITE) => ({ caseId, by: by("specialist"), site });
const issue = (caseId: string, cases: CaseworkUseCases = city.cases, command = askAs("specialist")) =>
  done(cases.policies.issueOutput(command, issuing(caseId)));
const revoke = (caseId: string, { outputId }: IssuedOutput) =>
  done(
    city.cases.revokeOutput(askAs("signatory", { today: civilDate("2025-03-10") }), {
      ...{ caseId, by: by("signatory"), outputId, ground: "Emri i gabuar." },
    }),
  );
async function printed(
  caseId: string,
  paper: "output" | "acknowledgement" | "decision-notice" | "refusal",
  id?: string,
) {
  const found = await city
    .again()
    .casePaper("shkoder", { caseId, paper, id: id ?? null, site: "https://elsewhere.example" });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

describe("the paper of a favourable decision", () => {
  test("is numbered by its kind, office and year, and found again as it was issued", async () => {
    const first = await granted();
    const second = await granted();
    const elsewhere = await granted("salary-attestation");
    const paper = await issue(first);
    expect(paper).toMatchObject({ kind: "certificate", number: "velipoje/2025/VERT000001", validUntil: "2025-06-02" });
    expect(paper.verificationCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect((await issue(second)).number).toBe("velipoje/2025/VERT000002");
    expect((await issue(elsewhere)).number).toBe("shkoder-centre/2025/VERT000001");
    const { order, digest } = await printed(first, "output");
    expect(digest).toBe(paper.digest);
    // The address of the day it was issued, wherever Defter is reached today.
    expect(order.content["verification"]).toMatchObject({ url: `${SITE}/v/shkoder/${paper.verificationCode}` });
  });

  test("is issued once, whoever asks again, and asking again writes nothing", async () => {
    const caseId = await granted();
    const command = askAs("specialist");
    const paper = await issue(caseId, city.cases, command);
    const before = await written(city.store);
    expect(await issue(caseId, city.again(), command)).toEqual(paper);
    expect(await issue(caseId, city.again())).toEqual(paper);
    expect(await written(city.store)).toBe(before);
  });

  test("is issued once by two at the same time", async () => {
    const caseId = await granted();
    const [one, other] = await Promise.all([issue(caseId), issue(caseId, city.again())]);
    expect(one).toEqual(other);
    expect(await issue(await granted())).toMatchObject({ number: "velipoje/2025/VERT000002" });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "is issued once where another issues it before the %ith read of the case",
    async (before) => {
      const caseId = await granted();
      let [reads, other] = [0, undefined as IssuedOutput | undefined];
      const overtaken = city.again((inner) => {
        const store = new CrashingEventStore(inner, Infinity);
        store.readStream = async (...given) => {
          if (String(given[0]).startsWith("case-") && ++reads === before) other = await issue(caseId);
          return inner.readStream(...given);
        };
        return store;
      });
      const paper = await issue(caseId, overtaken);
      expect(paper).toEqual(other ?? (await issue(caseId)));
      const types = await typesOf(city.store, `case-shkoder.${caseId}`);
      expect(types.filter((type) => type === "OutputIssued")).toHaveLength(1);
    },
  );

  test.each([
    [0, false],
    [1, false],
    [2, false],
    [1, true],
    [2, true],
    [3, true],
  ])(
    "is issued once, with one number, by who goes on after %i writes (the last unanswered: %s)",
    async (writes, lost) => {
      const caseId = await granted();
      const command = askAs("specialist");
      const dying = city.again((inner) => new CrashingEventStore(inner, writes, lost));
      await expect(dying.policies.issueOutput(command, issuing(caseId))).rejects.toThrow("the process died");
      expect(await issue(caseId, city.again(), command)).toMatchObject({ number: "velipoje/2025/VERT000001" });
      const types = await typesOf(city.store, `case-shkoder.${caseId}`);
      expect(types.filter((type) => type === "OutputIssued")).toHaveLength(1);
      expect(await issue(await granted())).toMatchObject({ number: "velipoje/2025/VERT000002" });
    },
  );

  test("can be issued anew where it was revoked, with the next number; the first is crossed out", async () => {
    const caseId = await granted();
    const first = await issue(caseId);
    await revoke(caseId, first);
    const second = await issue(caseId);
    expect(second.number).toBe("velipoje/2025/VERT000002");
    expect((await printed(caseId, "output", first.outputId)).order.content["voided"]).toEqual({
      on: "10.03.2025",
      ground: "Emri i gabuar.",
    });
    expect((await printed(caseId, "output")).order.content["voided"]).toBeNull();
  });

  test("is not made again by a command that was carried out before it was revoked", async () => {
    const caseId = await granted();
    const command = askAs("specialist");
    const first = await issue(caseId, city.cases, command);
    await revoke(caseId, first);
    const before = await written(city.store);
    expect(await issue(caseId, city.again(), command)).toEqual(first);
    expect(await written(city.store)).toBe(before);
  });

  test("is refused before the decision and after a refusal, and takes no number", async () => {
    const caseId = await prepared();
    const asked = () => city.cases.policies.issueOutput(askAs("specialist"), issuing(caseId));
    expect(await refusalOf(asked())).toBe("case-not-decided");
    await act(caseId, "signatory", "refuse", {
      reasons: REASONS,
      decision: { ...GRANT, text: null, appeal: APPEAL },
    });
    const before = await written(city.store);
    expect(await refusalOf(asked())).toBe("output-of-denial");
    expect(
      await refusalOf(city.cases.policies.issueOutput(askAs("applicant"), { ...issuing(caseId), by: by("applicant") })),
    ).toBe("officers-only");
    expect(await refusalOf(city.cases.policies.issueOutput(askAs("specialist"), issuing("NOWHERE")))).toBe(
      "case-unknown",
    );
    expect(await written(city.store)).toBe(before);
  });

  test("is made anew where the case went on while it was printed: what it says is what was written before it", async () => {
    const caseId = await granted();
    let correct: (() => Promise<unknown>) | null = () =>
      done(
        city.cases.correctCase(askAs("signatory"), {
          ...{ caseId, by: by("signatory"), ground: "Shkrim i gabuar." },
          correction: { what: "decision", text: "Lejohet deri në qershor." },
        }),
      );
    const meanwhile = {
      ...plainPress,
      print: async (order: PrintOrder) => {
        const now = correct;
        correct = null;
        await now?.();
        return plainPress.print(order);
      },
    };
    const paper = await issue(caseId, city.again(undefined, meanwhile));
    const { order, digest } = await printed(caseId, "output");
    expect(order.content["text"]).toEqual(["Lejohet deri në qershor."]);
    expect(digest).toBe(paper.digest);
    expect(paper.number).toBe("velipoje/2025/VERT000001");
  });

  test("holds no more once the case is reopened", async () => {
    const caseId = await granted();
    const paper = await issue(caseId);
    await done(
      city.cases.reopenCase(askAs("signatory"), {
        ...{ caseId, by: by("signatory"), to: "in-review", ground: "error", appealId: null },
      }),
    );
    expect((await printed(caseId, "output", paper.outputId)).order.content["voided"]).toEqual({
      on: "03.03.2025",
      ground: "case-reopened: error",
    });
    expect((await printed(caseId, "decision-notice")).order.content["voided"]).toEqual({
      on: "03.03.2025",
      ground: "error",
    });
  });

  test("is not issued once the person's data was destroyed, and takes no number", async () => {
    const caseId = await granted();
    await city.parts.ledger.forget("shkoder", caseId);
    const before = await written(city.store);
    const asked = city.again().policies.issueOutput(askAs("specialist"), issuing(caseId));
    expect(await refusalOf(asked)).toBe("paper-of-forgotten");
    expect(await written(city.store)).toBe(before);
  });

  test("is not printed once the person's data was destroyed", async () => {
    const caseId = await granted();
    await issue(caseId);
    await city.parts.ledger.forget("shkoder", caseId);
    expect(await city.again().casePaper("shkoder", { caseId, paper: "output", id: null, site: SITE })).toMatchObject({
      refusal: { code: "paper-of-forgotten" },
    });
  });
});

describe("a decision about dues", () => {
  test("gives the account's own clearance", async () => {
    await adopt(city, "tax-clearance-certificate");
    const taxpayerId = await person(city);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("tax-clearance-certificate")));
    await pays(city, taxpayerId, 5000);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    await act(caseId, "system", "pay-and-recheck");
    await act(caseId, "signatory", "seal", { decision: GRANT });
    const paper = await issue(caseId);
    expect(paper).toMatchObject({ kind: "clearance", digest: null });
    expect(await issue(caseId)).toEqual(paper);
    const { order, number } = await printed(caseId, "output");
    expect(order.template.name).toBe("clearance");
    expect(number).toBe(paper.number);
    const checked = await city.uses.verifyClearance("shkoder", { verificationCode: paper.verificationCode, on: today });
    expect(checked).toMatchObject({ ok: true, value: { standing: "valid", number } });
  });
});

describe("verifying an act", () => {
  const verify = (code: string, on = today, tenant = "shkoder") => city.again().verifyOutput(tenant, { code, on });

  test("tells what stands on it, initials in place of the name, and whether it holds", async () => {
    const caseId = await granted();
    const paper = await issue(caseId);
    expect(await verify(paper.verificationCode)).toEqual({
      ok: true,
      value: {
        paper: "certificate",
        standing: "valid",
        number: "velipoje/2025/VERT000001",
        service: { sq: "Vërtetim identiteti", en: "Identity attestation" },
        holder: "A. H.",
        issuedOn: today,
        validUntil: "2025-06-02",
        endedOn: null,
        digest: paper.digest,
      },
    });
    expect(await verify(paper.verificationCode, civilDate("2025-06-02"))).toMatchObject({
      value: { standing: "valid" },
    });
    expect(await verify(paper.verificationCode, civilDate("2025-06-03"))).toMatchObject({
      value: { standing: "expired", endedOn: null },
    });
    await revoke(caseId, paper);
    expect(await verify(paper.verificationCode)).toMatchObject({
      value: { standing: "revoked", endedOn: "2025-03-10" },
    });
  });

  test("a wrong code, nonsense and another municipality are answered alike", async () => {
    const { verificationCode } = await issue(await granted());
    const unknown = { ok: false, refusal: { code: "paper-unknown" } };
    for (const code of ["0".repeat(16), "", "<script>", verificationCode.slice(1)])
      expect(await verify(code)).toMatchObject(unknown);
    expect(await verify(verificationCode, today, "lezhe")).toMatchObject(unknown);
  });
});

describe("letters to the applicant", () => {
  test("are numbered by the case, verified by the address on them, and end when the case is reopened", async () => {
    const caseId = await prepared();
    await act(caseId, "signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, text: null, appeal: APPEAL } });
    const receipt = await printed(caseId, "acknowledgement");
    expect(receipt.number).toBe("velipoje/2025/000001");
    const { order, id, number } = await printed(caseId, "refusal");
    expect(number).toBe(`velipoje/2025/000001-${Number(id) + 1}`);
    const { url } = order.content["verification"] as { url: string };
    const [, name, ofCase, revision, code] = /\/v\/shkoder\/([a-z-]+)\/([^/]+)\/(\d+)\/(.+)$/.exec(url)!;
    expect([name, ofCase]).toEqual(["refusal", caseId]);
    const input = { paper: "refusal", caseId, revision: Number(revision), code: code! } as const;
    expect(await city.cases.verifyNotice("shkoder", input)).toMatchObject({
      ok: true,
      value: { paper: "refusal", standing: "valid", number, holder: "A. H.", issuedOn: today, digest: null },
    });
    const unknown = { ok: false, refusal: { code: "paper-unknown" } };
    for (const wrong of [
      { ...input, code: "0".repeat(16) },
      { ...input, paper: "decision-notice" as const },
      { ...input, revision: 0 },
      { ...input, caseId: "OTHER" },
    ])
      expect(await city.cases.verifyNotice("shkoder", wrong)).toMatchObject(unknown);
    expect(await city.cases.verifyNotice("lezhe", input)).toMatchObject(unknown);
  });

  test("that there are not are refused", async () => {
    const caseId = await prepared();
    const asked = (paper: "refusal" | "completion-request" | "output", id: string | null = null) =>
      city.cases.casePaper("shkoder", { caseId, paper, id, site: SITE });
    for (const answer of [
      await asked("refusal"),
      await asked("completion-request"),
      await asked("output"),
      await asked("output", "X"),
    ])
      expect(answer).toMatchObject({ ok: false, refusal: { code: "paper-unknown" } });
  });
});
