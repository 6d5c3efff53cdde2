import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { ReadSide } from "../../../read-models/read-side/index.js";
import { FakeApi } from "../support/fake-api.js";

const told = (number: number) => ({
  ...{ taxpayerId: `T-${number}`, office: "qender", way: "print", payBy: "2025-06-11", parts: number },
  total: 1000 - number,
});
const LOOK = {
  ...{ lookId: "L-1", state: "finished", kind: "reminder", issuedOn: "2025-06-01" },
  ...{ selection: { unit: null, kind: null }, total: 2994, byEmail: 0, expected: 9, refusals: [] },
  terms: { items: null, year: null, daysLate: 30, minimum: 0, quietDays: 30, payWithin: 10 },
  counts: { taxpayers: 9, issued: 3, byEmail: 0, without: 6, refused: 0 },
  told: [1, 2, 3].map(told),
};

let api: FakeApi;
beforeAll(async () => {
  const taxpayersById: ReadSide["taxpayersById"] = async (_scope, ids) =>
    ids.map((id) => (id === "T-2" ? null : ({ name: `Arta ${id}`, unit: "velipoje" } as never)));
  api = await new FakeApi({}, { readSide: { taxpayersById } as never }).start();
  api.outcomes.set("noticeLook", () => LOOK);
  api.outcomes.set("lookAtNotices", () => ({
    ...{ ok: true, value: { lookId: "L-1" } },
    receipt: { position: null, revision: -1n, eventIds: [] },
  }));
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = api.questions.length = 0;
});

const ASK = "{ noticeLook { id state total counts { issued } told(first: 2, skip: 1) { name unit parts total } } }";

test("who would be told is named in pages, and reading it is recorded; the look is the caller's own", async () => {
  const answer = await api.ask(ASK, {}, await api.as(["tax-officer"]));
  expect(answer.data).toEqual({
    noticeLook: {
      ...{ id: "L-1", state: "finished", total: 2994, counts: { issued: 3 } },
      told: [
        { name: null, unit: null, parts: 2, total: 998 },
        { name: "Arta T-3", unit: "velipoje", parts: 3, total: 997 },
      ],
    },
  });
  expect(api.questions).toEqual([{ question: "noticeLook", tenant: "shkoder", input: expect.stringMatching(/^U-/) }]);
  expect(api.calls.map(({ input }) => (input as { readonly resource: string }).resource)).toEqual(["noticeLook"]);
});

test("figures alone name nobody, and nothing is recorded", async () => {
  await api.ask("{ noticeLook { total counts { issued } } }", {}, await api.as(["finance-officer"]));
  expect(api.calls).toEqual([]);
});

test("a page that cannot be is refused", async () => {
  const query = "{ noticeLook { told(skip: -1) { total } } }";
  const { errors } = await api.ask(query, {}, await api.as(["tax-officer"]));
  expect(errors?.[0]?.extensions).toMatchObject({ code: "VALIDATION", rule: "number-out-of-range" });
  const large = await api.ask(query.replace("skip: -1", "first: 500"), {}, await api.as(["tax-officer"]));
  expect(large.errors?.[0]?.extensions.code).toBe("LIMIT");
});

test("a look is of the whole municipality: who acts for one office begins none", async () => {
  const LOOK_AT = `mutation { lookAtNotices(commandId: "018f0000-0000-7000-8000-000000000001", input: { kind: REMINDER }) { lookId } }`;
  const { errors } = await api.ask(LOOK_AT, {}, await api.as(["tax-officer"], ["velipoje"]));
  expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", rule: "whole-municipality-needed" });
  expect(api.calls.map(({ useCase }) => useCase)).not.toContain("lookAtNotices");
  const { data } = await api.ask(LOOK_AT, {}, await api.as(["tax-officer"]));
  expect(data).toEqual({ lookAtNotices: { lookId: "L-1" } });
});
