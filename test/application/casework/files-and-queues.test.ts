import { beforeAll, describe, expect, test } from "@jest/globals";
import type { OnCaseInput } from "../../../application/casework/index.js";
import {
  adopt,
  ask,
  askAs,
  by,
  counter,
  done,
  letIn,
  lodging,
  pdf,
  refusalOf,
  written,
  type Counter,
} from "./support/counter.js";

const CODE = "identity-attestation";

async function* inOrder(...caseIds: readonly string[]): AsyncGenerator<OnCaseInput> {
  for (const caseId of caseIds) yield { caseId, by: by("front-desk") };
}

async function lodged(city: Counter, ...caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) await done(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(CODE), caseId }));
}

function value<Value>(answer: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): Value {
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

describe("the next case of a queue", () => {
  test("is the first that nobody else has, also when two take at the same moment", async () => {
    const city = await counter();
    await adopt(city, CODE);
    await lodged(city, "C1", "C2", "C3");
    const take = (person: string) =>
      done(
        city.cases.takeNextCase(ask({ actor: { id: person, role: "clerk" } }), {
          queue: inOrder("C1", "C2", "C3"),
          mine: [],
        }),
      );
    const [one, two, three] = await Promise.all([take("clerk-1"), take("clerk-2"), take("clerk-3")]);
    expect([one.caseId, two.caseId, three.caseId].toSorted()).toEqual(["C1", "C2", "C3"]);
    expect(
      await refusalOf(city.cases.takeNextCase(askAs("front-desk"), { queue: inOrder("C1", "C2"), mine: [] })),
    ).toBe("queue-empty");
  });

  test("is the same when it is asked for again", async () => {
    const city = await counter();
    await adopt(city, CODE);
    await lodged(city, "C1", "C2");
    const command = askAs("front-desk");
    const first = await done(city.cases.takeNextCase(command, { queue: inOrder("C1", "C2"), mine: [] }));
    const mine = [{ caseId: first.caseId, by: by("front-desk") }];
    const again = await done(city.cases.takeNextCase(command, { queue: inOrder("C2"), mine }));
    expect(again).toEqual(first);
    const other = await done(city.cases.takeNextCase(askAs("front-desk"), { queue: inOrder("C2"), mine }));
    expect(other.caseId).toBe("C2");
  });
});

describe("giving a case to somebody", () => {
  const REQUEST = "public-lighting-request";
  let city: Counter;
  beforeAll(async () => {
    city = await counter();
    await adopt(city, REQUEST);
    await letIn(city, "arta", ["specialist"], ["velipoje"]);
    await letIn(city, "cela", ["specialist"], ["dajc"]);
    await letIn(city, "dava", ["archivist"], ["velipoje"]);
    await letIn(city, "fatos", ["specialist"]);
    await done(city.identity.suspendUser(ask(), { userId: "fatos", ground: "Ka ikur." }));
    await done(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(REQUEST), office: "velipoje", caseId: "C1" }));
    await done(city.cases.actOnCase(askAs("front-desk"), { caseId: "C1", by: by("front-desk"), transition: "triage" }));
  });

  test.each([
    ["of another office", "cela"],
    ["with another role", "dava"],
    ["who is suspended", "fatos"],
    ["whom nobody knows", "nobody"],
    ["whose id nobody can have", "a.b"],
  ])("is refused for somebody %s, by itself and along with a step, and nothing is written", async (_who, to) => {
    const before = await written(city.store);
    const giving = { caseId: "C1", by: by("sector-head"), role: "specialist", to };
    expect(await refusalOf(city.cases.assignCase(askAs("sector-head"), giving))).toBe("assignee-not-fitting");
    const step = { caseId: "C1", by: by("sector-head"), transition: "assign", assign: { role: "specialist", to } };
    expect(await refusalOf(city.cases.actOnCase(askAs("sector-head"), step))).toBe("assignee-not-fitting");
    expect(await written(city.store)).toEqual(before);
  });

  test("is for who could have it, and stays theirs when it is said again after they left", async () => {
    const command = askAs("sector-head");
    const giving = { caseId: "C1", by: by("sector-head"), role: "specialist", to: "arta" };
    const given = await done(city.cases.assignCase(command, giving));
    await done(city.identity.suspendUser(ask(), { userId: "arta", ground: "Ka ikur." }));
    expect(await done(city.cases.assignCase(command, giving))).toEqual(given);
    const found = value(await city.cases.caseOf("shkoder", "C1"));
    expect(found.state.handlers).toEqual({ specialist: "arta" });
  });
});

describe("the file of a case", () => {
  test("tells every fact with what it changed, in the order in which it happened", async () => {
    const city = await counter();
    await adopt(city, CODE);
    await lodged(city, "C1");
    await done(
      city.cases.attachDocument(askAs("front-desk"), {
        caseId: "C1",
        by: by("front-desk"),
        documentId: "NEW",
        document: null,
        sent: pdf("shtesë.pdf"),
      }),
    );
    await done(city.cases.takeCase(askAs("front-desk"), { caseId: "C1", by: by("front-desk") }));
    const { state, content, timeline, revision } = value(await city.cases.caseFile("shkoder", "C1"));
    expect(value(await city.cases.caseOf("shkoder", "C1")).state).toEqual(state);
    expect(BigInt(timeline.at(-1)!.revision)).toBe(revision);
    expect(timeline[0]).toMatchObject({ type: "ApplicationLodged", by: { role: "front-desk" } });
    expect(timeline[0]!.changes).toContainEqual({ field: "applicant.name", before: null, after: "Arta Hoxha" });
    expect(timeline.at(-1)!.changes).toEqual([{ field: "handlers.front-desk", before: null, after: "front-desk-1" }]);
    expect(timeline.at(-2)!.changes).toContainEqual({
      field: "documents[NEW].name",
      before: null,
      after: "shtesë.pdf",
    });
    const step = timeline.find(({ type }) => type === "CaseAdvanced");
    expect(step?.step).toMatchObject({ sq: expect.any(String), en: expect.any(String) });
    expect(content.documents.map(({ documentId }) => documentId)).toContain("NEW");
    expect(content.form).toEqual(state.form);
  });

  test("of somebody who was forgotten holds nothing personal", async () => {
    const city = await counter();
    await adopt(city, CODE);
    await lodged(city, "C1");
    await city.parts.ledger.forget("shkoder", "C1");
    const { content, timeline } = value(await city.cases.caseFile("shkoder", "C1"));
    expect([content.applicant?.name, content.form, content.representative]).toEqual([null, null, null]);
    expect(content.documents.every(({ name }) => name === null)).toBe(true);
    expect(
      JSON.stringify({ content, timeline }, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each)),
    ).not.toMatch(/Arta|forgotten/);
  });

  test("is of its municipality alone", async () => {
    const city = await counter();
    await adopt(city, CODE);
    await lodged(city, "C1");
    expect(await city.cases.caseFile("puke", "C1")).toMatchObject({ ok: false, refusal: { code: "case-unknown" } });
  });
});

describe("what somebody may do in a case", () => {
  test("is asked in each of their roles, and told with the first that fits", async () => {
    const city = await counter();
    await adopt(city, CODE);
    await lodged(city, "C1");
    const roles = [by("signatory"), by("front-desk"), { ...by("applicant"), counter: true }] as const;
    const ways = value(await city.cases.caseWays(askAs("front-desk"), { caseId: "C1", roles: [...roles] }));
    const told = Object.fromEntries(ways.map(({ transition, role, fault }) => [transition.code, role ?? fault?.code]));
    expect(told).toEqual({ "ask-applicant": "front-desk", accept: "fee-not-paid", withdraw: "applicant" });
    const alone = value(await city.cases.caseWays(askAs("inspector"), { caseId: "C1", roles: [by("inspector")] }));
    expect(alone.map(({ fault }) => fault?.code)).toEqual(Array(3).fill("transition-role-wrong"));
  });

  test("where cases wait is told by role, of every version", async () => {
    const city = await counter();
    await adopt(city, CODE);
    const workflows = [
      { code: "simple-certificate", version: 1 },
      { code: "simple-certificate", version: 7 },
    ];
    const places = await city.cases.waitingPlaces("shkoder", { roles: ["specialist", "signatory"], workflows });
    expect(places).toEqual([
      { workflow: "simple-certificate", version: 1, state: "in-review", roles: ["specialist"] },
      { workflow: "simple-certificate", version: 1, state: "awaiting-signature", roles: ["signatory"] },
    ]);
  });
});
