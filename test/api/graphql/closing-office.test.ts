import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { ReadSide } from "../../../read-models/read-side/index.js";
import { FakeApi, wrote } from "../support/fake-api.js";

const CLOSE = `mutation ($id: UUID!) { closeOffice(commandId: $id, input: { office: "velipoje" }) { receipt { revision } } }`;
const HEAD = { commit: 9n, prepare: 9n };
let api: FakeApi;
let isReached: boolean;
let asked: unknown[];

beforeAll(async () => {
  const readSide = {
    freshness: {
      waitFor: async (view, position) => {
        asked.push([view, position]);
        return isReached;
      },
    },
    caseCount: async (_scope, filter) => {
      asked.push(filter);
      return 3;
    },
  } satisfies Partial<ReadSide>;
  api = await new FakeApi({}, { readSide: readSide as never, headOfLog: async () => HEAD }).start();
  api.outcomes.set("closeOffice", () => wrote(null));
});
afterAll(() => api.close());
beforeEach(() => {
  asked = [];
  api.calls.length = 0;
});

test("the open cases of an office that closes are counted once their list holds all that was written", async () => {
  isReached = true;
  const closed = await api.ask(CLOSE, { id: crypto.randomUUID() }, await api.as(["administrator"]));
  expect(closed.errors).toBeUndefined();
  expect(asked).toEqual([["cases", HEAD], expect.objectContaining({ office: "velipoje", open: true })]);
  expect(api.calls.at(-1)).toMatchObject({ useCase: "closeOffice", input: { office: "velipoje", openCases: 3 } });
});

test("an office is not closed by a list that is behind", async () => {
  isReached = false;
  const { errors } = await api.ask(CLOSE, { id: crypto.randomUUID() }, await api.as(["administrator"]));
  expect(errors?.[0]?.extensions.code).toBe("STALE");
  expect(api.calls).toEqual([]);
});
