import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { FakeApi } from "../../support/fake-api.js";

const KEEP = `mutation($input: KeepMyDraftInput!) { keepMyDraft(input: $input) { service content until } }`;
const DRAFTS = `query($service: String) { myDrafts(service: $service) { service content } }`;
const content = { typed: { purpose: "për punë" }, documents: [] };

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({}, { access: rightsEvaluator }).start();
});
afterAll(() => api.close());

describe("an application that was begun", () => {
  test("is there for whoever began it, on any device, until they erase it; for nobody else", async () => {
    const [arta, device, beni, next] = [
      await api.asCitizen("ARTA"),
      await api.asCitizen("ARTA"),
      await api.asCitizen("BENI"),
      await api.asCitizen("ARTA", "lezhe"),
    ];
    const kept = await api.ask(KEEP, { input: { service: "permit", content } }, arta);
    expect(kept.data).toMatchObject({ keepMyDraft: { service: "permit", content, until: "2025-07-01T12:00:00.000Z" } });
    expect((await api.ask(DRAFTS, {}, device)).data).toEqual({ myDrafts: [{ service: "permit", content }] });
    expect((await api.ask(DRAFTS, { service: "licence" }, device)).data).toEqual({ myDrafts: [] });
    for (const other of [beni, next]) {
      expect((await api.ask(DRAFTS, {}, other)).data).toEqual({ myDrafts: [] });
      expect((await api.ask(`mutation { dropMyDraft(service: "permit") }`, {}, other)).data).toEqual({
        dropMyDraft: true,
      });
    }
    expect((await api.ask(DRAFTS, {}, arta)).data).toMatchObject({ myDrafts: [{ service: "permit" }] });
    await api.ask(`mutation { dropMyDraft(service: "permit") }`, {}, device);
    expect((await api.ask(DRAFTS, {}, arta)).data).toEqual({ myDrafts: [] });
  });

  test("is nothing to officers and visitors, and a bad one changes nothing", async () => {
    const code = (answer: Awaited<ReturnType<FakeApi["ask"]>>) => answer.errors?.[0]!.extensions.code;
    const officer = await api.as(["administrator", "clerk"]);
    expect(code(await api.ask(DRAFTS, {}, officer))).toBe("FORBIDDEN");
    expect(code(await api.ask(KEEP, { input: { service: "permit", content } }, officer))).toBe("FORBIDDEN");
    expect(code(await api.ask(DRAFTS))).toBe("UNAUTHENTICATED");
    const citizen = await api.asCitizen("CENI");
    for (const input of [
      { service: "no such name!", content },
      { service: "permit", content: "text" },
    ])
      expect(code(await api.ask(KEEP, { input }, citizen))).toBe("VALIDATION");
    expect((await api.ask(DRAFTS, {}, citizen)).data).toEqual({ myDrafts: [] });
  });
});
