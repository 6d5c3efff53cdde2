import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { denialsRecorded } from "../../../api/graphql/access/record-denial.js";
import { PressBusyError } from "../../../application/papers/index.js";
import { refusal } from "../../../domain/shared/index.js";
import { FakeApi } from "../support/fake-api.js";

let busy = false;
let api: FakeApi;
beforeAll(async () => {
  const press = {
    print: async () => {
      if (busy) throw new PressBusyError(500);
      return Buffer.from("%PDF");
    },
    close: async () => undefined,
  };
  api = await new FakeApi({ publicUrl: "https://defter.example" }, { press }).start();
  api.offices.set("shkoder/A-1", "qender");
  api.outcomes.set("taxPaper", () => ({
    ok: true,
    value: { template: { name: "invoice", version: 1 }, content: {}, issuedOn: "2025-03-03" },
  }));
});
afterAll(() => api.close());
beforeEach(() => {
  busy = false;
  api.calls.length = api.questions.length = 0;
});

const QUERY = `query Paper($id: ID!) { taxPaper(paper: INVOICE, accountId: "A-1", id: $id) { fileName mediaType sha256 base64 } }`;
const ask = (headers: Record<string, string> = {}, id = "I-1") => api.ask(QUERY, { id }, headers);

describe("a printed paper", () => {
  test("is given to an officer of the office, with its hash, and the reading is recorded", async () => {
    const answer = await ask(await api.as(["tax-officer"], ["qender"]));
    expect(answer.data).toEqual({
      taxPaper: {
        fileName: "invoice-I-1.pdf",
        mediaType: "application/pdf",
        sha256: createHash("sha256").update("%PDF").digest("hex"),
        base64: Buffer.from("%PDF").toString("base64"),
      },
    });
    expect(api.questions).toEqual([
      {
        question: "taxPaper",
        tenant: "shkoder",
        input: { paper: "invoice", accountId: "A-1", id: "I-1", site: "https://defter.example" },
      },
    ]);
    expect(api.calls).toEqual([
      expect.objectContaining({
        useCase: "recordAccess",
        input: { kind: "RecordRead", subjectId: "A-1", resource: "invoice/I-1", purpose: null },
      }),
    ]);
  });

  test("is not given to visitors", async () => {
    expect((await ask()).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    expect(api.questions).toEqual([]);
  });

  test("is not there for an officer of another office, and that they asked is recorded", async () => {
    expect((await ask(await api.as(["tax-officer"], ["velipoje"]))).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(api.questions).toEqual([]);
    await denialsRecorded(api.dependencies);
    const denied = { kind: "AccessDenied", subjectId: null, resource: "account/A-1", purpose: null };
    expect(api.calls.map(({ input }) => input)).toEqual([denied]);
  });

  test("that there is not is refused in words, and no reading is recorded", async () => {
    const usual = api.outcomes.get("taxPaper")!;
    api.outcomes.set("taxPaper", () => ({ ok: false, refusal: refusal("paper-unknown") }));
    const [error] = (await ask(await api.as(["tax-officer"]))).errors ?? [];
    api.outcomes.set("taxPaper", usual);
    expect(error?.extensions).toMatchObject({ code: "REFUSED", rule: "paper-unknown" });
    expect(error?.message).toContain("There is no such paper");
    expect(api.calls).toEqual([]);
  });

  test("waits its turn: a busy press says to ask again", async () => {
    busy = true;
    const [error] = (await ask(await api.as(["tax-officer"]))).errors ?? [];
    expect(error?.extensions).toMatchObject({ code: "UNAVAILABLE", rule: "press-busy" });
  });
});
