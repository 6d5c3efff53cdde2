import { describe, expect, test } from "@jest/globals";
import { wrongAnswerIn } from "../../ui/src/lib/calculator/asked.js";

const KINDS = [
  {
    kind: "premises",
    form: { properties: { areaM2: { type: "number", "x-label": { sq: "Sipërfaqja", en: "Area" } } } },
  },
];
const refused = (rule: string, facts: Record<string, unknown>) => ({
  ...{ code: "REFUSED", rule, message: "E dhëna areaM2 nuk lexohet.", fields: [] },
  facts,
});

describe("what is wrong with an answer of the calculator", () => {
  test.each([
    ["fact-missing", "Plotësoni: Sipërfaqja"],
    [
      "fact-malformed",
      "Sipërfaqja: shkruani një numër nga zero e lart, me presje para dhjetoreve dhe pa pikë te mijëshet",
    ],
    ["fact-code-unknown", "Sipërfaqja: zgjidhni një nga përgjigjet e dhëna"],
  ])("%s is said at the question, by its name and with what to do", (rule, message) => {
    const fault = refused(rule, { kind: "premises", field: "areaM2", subject: "S1" });
    expect(wrongAnswerIn(fault, KINDS, "sq")).toEqual({ kind: "premises", key: "areaM2", message });
  });

  test.each([
    ["another rule", refused("unit-unknown", { kind: "premises", field: "areaM2" })],
    ["another kind", refused("fact-missing", { kind: "building", field: "areaM2" })],
    ["no question", refused("fact-missing", { kind: "premises", field: "unit" })],
    ["no facts", { code: "REFUSED", rule: "fact-missing", message: "", fields: [] }],
  ])("%s is said of the whole", (_, fault) => {
    expect(wrongAnswerIn(fault, KINDS, "en")).toBeNull();
  });
});
