import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { instant } from "../../../../domain/shared/index.js";
import type { MessageRow, ReadSide, Scope } from "../../../../read-models/read-side/index.js";
import { FakeApi, wrote } from "../../support/fake-api.js";

const row = (messageId: string, over: Partial<MessageRow> = {}): MessageRow => ({
  ...{ messageId, template: "decision-taken", templateVersion: 1, cause: "DecisionTaken", channel: "e-mail" },
  ...{ language: "sq", recipient: "applicant", personId: "TAXPAYER1", caseId: "CASE1", accountId: null },
  ...{ office: "velipoje", confidentiality: "ordinary", phase: "given-up", ground: "refused", attempts: 1 },
  ...{ nextAt: null, writtenAt: instant("2025-03-03T09:00:00Z"), settledAt: instant("2025-03-03T09:00:01Z") },
  ...over,
});
const found = (caseId: string | null) => ({
  state: { phase: "given-up", message: { ...row("M1"), caseId, address: "arta@example.al", subjectId: "TAXPAYER1" } },
  words: { subject: "Çështja 1", text: "Kodi: ••••••••\n" },
});

const asked: { scope: Scope; filter: unknown }[] = [];
let api: FakeApi;
beforeAll(async () => {
  const readSide = {
    messages: async (scope: Scope, { filter }: { filter: unknown }) => {
      asked.push({ scope, filter });
      const rows = [row("M1"), row("M2", { confidentiality: "sensitive", caseId: "SOCIAL1" })];
      return { rows: rows.map((each) => ({ cursor: each.messageId, row: each })), hasNext: false };
    },
  } as unknown as ReadSide;
  api = await new FakeApi({}, { readSide, access: rightsEvaluator }).start();
  api.outcomes.set("findMessage", (_tenant, messageId) =>
    messageId === "M1" ? found("CASE1") : messageId === "CODE" ? found(null) : null,
  );
  api.outcomes.set("queueMessageAgain", (_ask, { messageId }) => wrote({ messageId }));
  const state = { office: "velipoje", lodgedAt: "velipoje", confidentiality: "ordinary" };
  api.outcomes.set("caseOf", () => ({ ok: true, value: { state, definition: {} } }));
});
afterAll(() => api.close());
beforeEach(() => {
  asked.length = api.calls.length = 0;
});

const LIST = `{ messages(filter: { phase: GIVEN_UP }) { nodes { id phase ground caseId office } } }`;
const WORDS = `query($id: ID!) { messageInWords(messageId: $id) { address subject text } }`;
const RETRY = `mutation($id: ID!) {
  queueMessageAgain(commandId: "7b0c3f6e-1d2a-4b5c-8d9e-0f1a2b3c4d5e", input: { messageId: $id }) { messageId } }`;
const code = (answer: Awaited<ReturnType<FakeApi["ask"]>>) => answer.errors?.[0]!.extensions.code;

describe("the list of messages", () => {
  test("is for administrators, heads and auditors, within their offices; cases of sensitive services are not named", async () => {
    const answer = await api.ask(LIST, {}, await api.as(["sector-head"], ["velipoje"]));
    expect(answer.data).toEqual({
      messages: {
        nodes: [
          { id: "M1", phase: "given-up", ground: "refused", caseId: "CASE1", office: "velipoje" },
          { id: "M2", phase: "given-up", ground: "refused", caseId: null, office: "velipoje" },
        ],
      },
    });
    expect(asked).toEqual([{ scope: { tenant: "shkoder", offices: ["velipoje"] }, filter: { phase: "given-up" } }]);
    const seeing = await api.ask(LIST, {}, await api.as(["sector-head", "sensitive-services"]));
    expect(seeing.data).toMatchObject({ messages: { nodes: [{ caseId: "CASE1" }, { caseId: "SOCIAL1" }] } });
    expect(code(await api.ask(LIST, {}, await api.as(["clerk"])))).toBe("FORBIDDEN");
    expect(code(await api.ask(LIST))).toBe("UNAUTHENTICATED");
  });

  test("has no field for an address or for words", async () => {
    const answer = await api.ask(`{ messages { nodes { address } } }`, {}, await api.as(["administrator"]));
    expect(code(answer)).toBe("VALIDATION");
  });
});

describe("a message in words", () => {
  test("is shown to who may read the case, and the reading is recorded", async () => {
    const answer = await api.ask(WORDS, { id: "M1" }, await api.as(["clerk"], ["velipoje"]));
    expect(answer.data).toEqual({
      messageInWords: { address: "arta@example.al", subject: "Çështja 1", text: "Kodi: ••••••••\n" },
    });
    expect(api.calls.find(({ useCase }) => useCase === "recordAccess")?.input).toMatchObject({
      ...{ kind: "RecordRead", subjectId: "TAXPAYER1", resource: "message" },
    });
  });

  test("is shown to nobody else: not to administrators, other offices, nor codes to anybody", async () => {
    expect(code(await api.ask(WORDS, { id: "M1" }, await api.as(["administrator"])))).toBe("FORBIDDEN");
    expect(code(await api.ask(WORDS, { id: "M1" }, await api.as(["clerk"], ["shkoder"])))).toBe("NOT_FOUND");
    expect(code(await api.ask(WORDS, { id: "CODE" }, await api.as(["clerk"])))).toBe("NOT_FOUND");
    expect(code(await api.ask(WORDS, { id: "NONE" }, await api.as(["clerk"])))).toBe("NOT_FOUND");
  });
});

describe("trying a message again", () => {
  test("is for administrators and heads, of the office that it concerns", async () => {
    const head = await api.as(["sector-head"], ["velipoje"]);
    expect((await api.ask(RETRY, { id: "M1" }, head)).data).toEqual({ queueMessageAgain: { messageId: "M1" } });
    expect(code(await api.ask(RETRY, { id: "M1" }, await api.as(["sector-head"], ["shkoder"])))).toBe("FORBIDDEN");
    expect(code(await api.ask(RETRY, { id: "NONE" }, head))).toBe("NOT_FOUND");
    expect(code(await api.ask(RETRY, { id: "M1" }, await api.as(["auditor"])))).toBe("FORBIDDEN");
  });
});
