import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { caseWords } from "../../../api/messages/casework/case-words.js";
import { stepWords } from "../../../api/messages/casework/step-words.js";
import { message } from "../../../api/messages/index.js";
import { notParsed, parsed } from "../../../domain/shared/index.js";
import { CaseStory } from "../../domain/casework/support/case-story.js";
import { rawServices } from "../../support/catalogue.js";
import { FakeApi } from "../support/fake-api.js";

const named = (code: string, sq: string, en: string) => ({ code, name: { sq, en } });
const CATALOGUE = {
  offices: [named("velipoje", "Njësia Velipojë", "Unit of Velipojë"), named("dajc", "Njësia Dajç", "Unit of Dajç")],
  roles: [named("inspector", "Inspektor në terren", "Field inspector"), named("signatory", "Nënshkrues", "Signatory")],
};
const CLOSE = `mutation ($id: UUID!) { closeOffice(commandId: $id, input: { office: "velipoje" }) { receipt { revision } } }`;
const TAKE = `mutation ($id: UUID!, $caseId: ID!) { takeCase(commandId: $id, input: { caseId: $caseId }) { receipt { revision } } }`;
const story = CaseStory.of(
  String(rawServices.find((each) => each["offices"] === "all" && each["confidentiality"] === "ordinary")!["code"]),
).lodge();

let api: FakeApi;
beforeAll(async () => {
  const readSide = { freshness: { waitFor: async () => true }, caseCount: async () => 0 };
  api = await new FakeApi(
    {},
    { readSide: readSide as never, headOfLog: async () => ({ commit: 9n, prepare: 9n }) },
  ).start();
});
afterAll(() => api.close());
beforeEach(() => {
  api.outcomes.set("catalogueWords", () => CATALOGUE);
});

async function refusedClosing(): Promise<string | undefined> {
  api.outcomes.set("closeOffice", () => notParsed("office-has-offices", { office: "velipoje", under: "dajc" }));
  const answer = await api.ask(CLOSE, { id: crypto.randomUUID() }, await api.as(["administrator"]));
  expect(answer.errors?.[0]?.extensions.facts).toEqual({ office: "velipoje", under: "dajc" });
  return answer.errors?.[0]?.message;
}

test("a refusal calls offices by their names; programs get the codes", async () => {
  expect(await refusedClosing()).toContain("Unit of Velipojë");
  expect(await refusedClosing()).toContain("Unit of Dajç");
});

test("a refusal is told also while the names cannot be read", async () => {
  api.outcomes.set("catalogueWords", () => {
    throw new Error("the store does not answer");
  });
  expect(await refusedClosing()).toContain("velipoje");
});

test("what is refused on a case calls its state, and the roles, by their names", async () => {
  const { state, definition } = story;
  api.outcomes.set("caseOf", () => parsed({ state, definition }));
  api.outcomes.set("takeCase", () => notParsed("role-without-part", { role: "inspector", state: state.state }));
  const asked = { id: crypto.randomUUID(), caseId: state.caseId };
  const { errors } = await api.ask(TAKE, asked, await api.as(["inspector"]));
  const name = definition.workflow.content.states.find(({ code }) => code === state.state)!.name.en;
  expect(errors?.[0]?.message).toBe(`The role “Field inspector” has no part in this state of the case (“${name}”).`);
});

test("several roles are each called by name, and one that nobody named by its code", () => {
  const facts = { transition: "sign", roles: "inspector, signatory", role: "astronaut" };
  const names = (kind: string, code: string) =>
    kind === "role" ? CATALOGUE.roles.find((each) => each.code === code)?.name : undefined;
  expect(message("transition-role-wrong", facts, "sq", names)).toBe(
    "Hapin “sign” e bën: Inspektor në terren, Nënshkrues. Ju veproni si: astronaut.",
  );
});

test("kinds of applicants and parts of a step are said in words of our own", () => {
  expect(message("applicant-kind-wrong", { kind: "citizen", asked: "business" }, "en")).toBe(
    "The service is not for this kind of applicant (individual) but for the other (business).",
  );
  expect(message("part-not-fitting", { part: "extendBy", transition: "sign" }, "sq")).toContain("zgjatja e afatit");
});

test("no refusal about a case or a step shows such a code bare", () => {
  const bare = /\{(role|roles|state|office|service|transition|kind|asked|part)\}/;
  const all = Object.entries({ ...caseWords, ...stepWords });
  expect(all.filter(([, { sq, en }]) => bare.test(sq + en)).map(([key]) => key)).toEqual(["extension-too-long"]);
});
