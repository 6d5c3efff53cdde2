import { expect, test } from "@jest/globals";
import { actInWords } from "../../ui/src/lib/desk/case/law.js";

const KNOWN = [
  { act: "law-139-2015", title: { sq: "Për vetëqeverisjen vendore", en: "On local self-government" } },
  { act: "statute", title: { sq: "Statuti i bashkisë", en: "The statute of the municipality" } },
];

test("acts that a decision stands on are cited by number and title, never by their code", () => {
  expect(actInWords("law-139-2015", KNOWN, "sq")).toBe("Ligji nr. 139/2015 “Për vetëqeverisjen vendore”");
  expect(actInWords("dcm-518-2018", KNOWN, "en")).toBe("Decision of the Council of Ministers no. 518/2018");
  expect(actInWords("statute", KNOWN, "en")).toBe("The statute of the municipality");
  expect(actInWords("Urdhri i kryetarit nr. 7", KNOWN, "sq")).toBe("Urdhri i kryetarit nr. 7");
});
