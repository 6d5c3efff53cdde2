import { expect, test } from "@jest/globals";
import { refusedError, spoken } from "../../../api/errors/index.js";
import { refusal } from "../../../domain/shared/index.js";

test("a form that is refused tells each fault at its field, in words", () => {
  const faults = [
    { key: "title", fault: refusal("text-too-short", { min: 5 }) },
    { key: "", fault: refusal("form-expected") },
  ];
  const told = spoken(refusedError({ ...refusal("form-has-faults", { count: 2 }), faults }), "en");
  expect(told.fields).toEqual([
    { path: "form.title", rule: "text-too-short", message: "The text is shorter than 5 characters." },
    { path: "form", rule: "form-expected", message: "A form is expected here." },
  ]);
});

test("what is refused as a whole names no field", () => {
  expect(spoken(refusedError(refusal("case-closed")), "en").fields).toBeUndefined();
});
