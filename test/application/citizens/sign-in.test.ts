import { beforeEach, describe, expect, test } from "@jest/globals";
import {
  codeInWords,
  createCitizens,
  InMemoryCodeStore,
  signInCode,
  type CitizenUseCases,
  type CodeInput,
} from "../../../application/citizens/index.js";
import { sha256Hex } from "../../../application/digests.js";
import { civilDate } from "../../../domain/shared/index.js";
import { releasedTemplates } from "../../support/message-templates.js";
import { ask, done } from "../casework/support/counter.js";
import { postOffice, scriptedCarrier, type PostOffice } from "../correspondence/support/post-office.js";

const NID = "J00101999W";
let office: PostOffice;
let citizens: CitizenUseCases;
let next = 0;
const asked = (tenant = "shkoder") => ({ tenant, commandId: `ask-${next++}`, today: civilDate("2025-03-03") });

async function register(taxpayerId: string, value: string, email: string | null) {
  const contacts = email === null ? [] : [{ kind: "email" as const, value: email }];
  await done(
    office.uses.registerTaxpayer(ask(), {
      ...{ taxpayerId, kind: "person", name: "Arta Hoxha", office: "velipoje", contacts },
      identifier: { scheme: "nid", value },
      address: { unit: "velipoje", street: null },
    }),
  );
}

beforeEach(async () => {
  office = await postOffice();
  const { ledger, keyedHash } = office.parts;
  const codes = new InMemoryCodeStore();
  citizens = createCitizens({ ledger, keyedHash, clock: office.clock, templates: releasedTemplates, codes });
  await register("PAYER1", NID, "arta@example.al");
});

/** Asks for a code; what the mailbox then holds. */
async function askForCode(over: Partial<CodeInput> = {}, tenant = "shkoder") {
  const answer = await citizens.askForCode(asked(tenant), {
    kind: "citizen",
    identifier: NID,
    language: "sq",
    ...over,
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
  const { deliver, ...told } = answer.value;
  await deliver();
  const { keyedHash } = office.parts;
  const { carrier, carried } = scriptedCarrier();
  const dispatcher = office.dispatcher(carrier, {
    secrets: { code: (of, { cause }) => codeInWords(signInCode(keyedHash, of, cause.eventId)) },
  });
  await dispatcher.round();
  const [letter] = carried;
  return { ...told, letter, code: /\d{4} \d{4}/.exec(letter?.text ?? "")?.[0] ?? "" };
}
const signIn = (challenge: string, code: string, tenant = "shkoder") =>
  citizens.signIn(asked(tenant), { challenge, code });
const REFUSED = { ok: false, refusal: { code: "code-refused" } };

describe("signing in as a taxpayer", () => {
  test("is by a code to the address that the register holds", async () => {
    const { challenge, code, letter, expiresAt } = await askForCode();
    expect(letter).toMatchObject({ to: "arta@example.al", subject: "Kodi juaj i hyrjes" });
    expect(letter!.text).not.toMatch(/Arta|Hoxha|J00101999W/);
    expect(expiresAt).toBe("2025-03-03T09:10:00.000Z");
    expect(await signIn(challenge, code)).toEqual({
      ok: true,
      value: {
        ...{ taxpayerId: "PAYER1", kind: "person", name: "Arta Hoxha", absorbed: [] },
        ...{ applicantKind: "citizen", identifier: NID },
      },
    });
    const facts = await office.facts("CitizenSignedIn");
    expect(facts.map(({ streamName, data }) => [streamName, data])).toEqual([
      ["citizen-shkoder.PAYER1", { taxpayerId: "PAYER1" }],
    ]);
  });

  test("takes a number as people type it, and the code with or without its space", async () => {
    const { challenge, code } = await askForCode({ identifier: " j00101999w " });
    expect(await signIn(challenge, code.replace(" ", ""))).toMatchObject({ ok: true });
  });

  test("is answered alike for whoever is unknown or has no address: a challenge, and no letter", async () => {
    await register("PAYER2", "J00102999A", null);
    for (const identifier of ["J00102999A", "J50101123C"]) {
      const { letter, ...told } = await askForCode({ identifier });
      expect(letter).toBeUndefined();
      expect(Object.keys(told).toSorted()).toEqual(["challenge", "code", "expiresAt"]);
      expect(told.challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
      const { keyedHash } = office.parts;
      // Even the right code of a challenge that is for nobody opens nothing.
      const right = signInCode(keyedHash, "shkoder", sha256Hex(told.challenge));
      expect(await signIn(told.challenge, right)).toMatchObject(REFUSED);
    }
    expect(await citizens.askForCode(asked(), { kind: "citizen", identifier: "12", language: "sq" })).toMatchObject({
      ok: false,
      refusal: { code: "nid-malformed" },
    });
  });

  test("works once: a code that was used is used", async () => {
    const { challenge, code } = await askForCode();
    const both = await Promise.all([signIn(challenge, code), signIn(challenge, code)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await signIn(challenge, code)).toMatchObject(REFUSED);
  });

  test("leaves five tries, and after them the right code opens nothing", async () => {
    const { challenge, code } = await askForCode();
    const wrong = code === "0000 0000" ? "1111 1111" : "0000 0000";
    for (let n = 0; n < 5; n++) expect(await signIn(challenge, wrong)).toMatchObject(REFUSED);
    expect(await signIn(challenge, code)).toMatchObject(REFUSED);
    const grounds = (await office.facts("CitizenSignInRefused")).map(({ data }) => (data as { ground: string }).ground);
    expect(grounds).toEqual(["wrong-code", "wrong-code", "wrong-code", "wrong-code", "wrong-code", "over"]);
  });

  test("ends after ten minutes, and a letter that was not sent by then is not sent", async () => {
    const { challenge, code } = await askForCode();
    const late = await citizens.askForCode(asked(), { kind: "citizen", identifier: NID, language: "en" });
    if (late.ok) await late.value.deliver();
    office.clock.set("2025-03-03T09:10:00Z");
    expect(await signIn(challenge, code)).toMatchObject(REFUSED);
    const { carrier, carried } = scriptedCarrier();
    await office.dispatcher(carrier).round();
    expect(carried).toEqual([]);
  });

  test("is of one challenge: the code of another opens nothing, nor does the same elsewhere", async () => {
    const [first, second] = [await askForCode(), await askForCode()];
    expect(first.code).not.toBe(second.code);
    expect(await signIn(first.challenge, second.code)).toMatchObject(REFUSED);
    expect(await signIn(first.challenge, first.code, "lezhe")).toMatchObject(REFUSED);
    expect(await signIn(first.challenge, first.code)).toMatchObject({ ok: true });
  });

  test("is of one municipality: the same number elsewhere gets no letter", async () => {
    expect((await askForCode({}, "lezhe")).letter).toBeUndefined();
  });

  test("never has the code in the log, sealed or not, nor in the store of codes", async () => {
    const { challenge, code } = await askForCode();
    const log = JSON.stringify((await office.facts()).map(({ data, streamName }) => [data, streamName]));
    expect(log).not.toContain(code);
    expect(log).not.toContain(code.replace(" ", ""));
    expect(log).not.toContain(challenge);
  });

  test("ends with the record: one that was merged is nobody's, and what it had is the survivor's", async () => {
    await register("PAYER3", "J00103999B", "tjeter@example.al");
    const { challenge, code } = await askForCode({ identifier: "J00103999B" });
    expect(await citizens.findCitizen("shkoder", "PAYER3")).not.toBeNull();
    await done(office.uses.mergeTaxpayers(ask(), { survivorId: "PAYER1", duplicateId: "PAYER3", keepObjects: [] }));
    expect(await citizens.findCitizen("shkoder", "PAYER3")).toBeNull();
    expect(await signIn(challenge, code)).toMatchObject(REFUSED);
    expect((await askForCode({ identifier: "J00103999B" })).letter).toBeUndefined();
    expect(await citizens.findCitizen("shkoder", "PAYER1")).toMatchObject({ absorbed: ["PAYER3"] });
  });

  test("ends for somebody who was forgotten", async () => {
    const { challenge, code } = await askForCode();
    await office.parts.ledger.forget("shkoder", "PAYER1");
    expect(await signIn(challenge, code)).toMatchObject(REFUSED);
    expect(await citizens.findCitizen("shkoder", "PAYER1")).toBeNull();
    expect((await askForCode()).letter).toBeUndefined();
  });
});

test("codes are eight digits, and look like chance", () => {
  const codes = Array.from({ length: 2_000 }, (_, n) =>
    signInCode(office.parts.keyedHash, "shkoder", sha256Hex(`c${n}`)),
  );
  expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(1_990);
  for (let digit = 0; digit < 10; digit++) {
    const share = codes.filter((code) => code.startsWith(String(digit))).length / codes.length;
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.14);
  }
});
