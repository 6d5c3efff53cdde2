import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { messageTemplates, renderMessage, type MessageFacts } from "../../../domain/correspondence/index.js";
import { dataFile } from "../../../ops/paths.js";
import { releasedTemplates, templateFiles } from "../../support/message-templates.js";

const letter = (subject: string, ...paragraphs: string[]) => ({ subject, paragraphs });
const small = {
  format: "defter.message/1",
  code: "small",
  version: 1,
  facts: {
    number: { kind: "text" },
    total: { kind: "lek" },
    due: { kind: "date", optional: true },
    until: { kind: "instant", optional: true },
    items: { kind: "list", optional: true },
    effect: { kind: "choice", optional: true, choices: { yes: { sq: "po", en: "yes" } } },
  },
  email: {
    sq: letter("Nr. {number}", "Shuma: {total}", "Afati: {due}", "Deri: {until}", "Gjëra:{items}", "E: {effect}"),
    en: letter("No. {number}", "Sum: {total}", "Due: {due}", "Until: {until}", "Things:{items}", "E: {effect}"),
  },
  sms: { sq: "Nr. {number}", en: "No. {number}" },
};
const template = messageTemplates([small]).all[0]!;
const facts: MessageFacts = { number: "7", total: 1234500 };

describe("a template in words", () => {
  test("leaves out what is not known, and shows amounts, days, moments, lists and choices", () => {
    expect(renderMessage(template, "sq", "e-mail", facts)).toEqual({
      subject: "Nr. 7",
      text: "Shuma: 1 234 500 lekë\n",
    });
    const full = { ...facts, due: "2025-03-09", until: "2025-03-09T22:30:00.000Z", items: ["a", "b"], effect: "yes" };
    expect(renderMessage(template, "en", "e-mail", full).text).toBe(
      "Sum: 1,234,500 lek\n\nDue: 09.03.2025\n\nUntil: 09.03.2025 23:30\n\nThings:\n- a\n- b\n\nE: yes\n",
    );
    expect(renderMessage(template, "en", "sms", facts)).toEqual({ subject: "", text: "No. 7" });
  });

  test("never breaks a subject or a line of a list, whatever a fact holds", () => {
    const { subject, text } = renderMessage(template, "sq", "e-mail", {
      ...{ number: "7\r\nBcc: x@y.al", total: 1, items: ["a\n- b"] },
    });
    expect(subject).toBe("Nr. 7 Bcc: x@y.al");
    expect(text).toContain("\n- a - b\n");
  });

  test("fills facts in once: braces in a fact stay what they are", () => {
    expect(renderMessage(template, "sq", "sms", { ...facts, number: "{total}" }).text).toBe("Nr. {total}");
  });

  test("cannot be shown without what it needs, or with what it does not expect", () => {
    expect(() => renderMessage(template, "sq", "e-mail", { number: "7" })).toThrow("small needs the fact total");
    expect(() => renderMessage(template, "sq", "e-mail", { number: "7", total: "7" })).toThrow("is to be a lek");
    expect(() => renderMessage(template, "sq", "e-mail", { ...facts, effect: "no" })).toThrow("is to be a choice");
    expect(() => renderMessage(template, "sq", "e-mail", { ...facts, due: ["x"] })).toThrow("is to be a date");
  });
});

describe("a catalogue of templates", () => {
  const changed = (email: object, over: object = {}) => [{ ...small, email: { ...small.email, ...email }, ...over }];

  test.each([
    ["a fact that is not declared", changed({ en: letter("No.", "{other}") }), "other is not declared"],
    ["a fact in one language only", changed({ en: letter("No.", "Sum") }), "in one language only"],
    [
      "languages that say not the same",
      changed({ en: letter("No. {number}", ...small.email.en.paragraphs, "And more.") }),
      "say not the same",
    ],
    ["a subject that may miss its fact", changed({ en: letter("No. {due}", "Sum: {total}") }), "not always known"],
    ["a short message that may miss its fact", changed({}, { sms: { sq: "{due}", en: "x" } }), "not always known"],
    [
      "a choice without words",
      changed({}, { facts: { ...small.facts, effect: { kind: "choice" } } }),
      "choice without words",
    ],
    ["an unknown member", changed({}, { html: "<b>" }), "breaks its schema"],
    ["the same version twice", [small, small], "there twice"],
  ])("refuses %s", (_what, contents, fault) => {
    expect(() => messageTemplates(contents)).toThrow(fault);
  });

  test("writes by the newest version, and sends by the one that a message was written by", () => {
    const both = messageTemplates([small, { ...small, version: 2 }]);
    expect(both.newest("small")).toEqual({ code: "small", version: 2 });
    expect(both.template({ code: "small", version: 1 }).version).toBe(1);
    expect(() => both.newest("none")).toThrow("no message template none");
    expect(() => both.template({ code: "small", version: 3 })).toThrow("no message template small v3");
  });
});

describe("released templates", () => {
  test("are as they were released: what reads differently is a new version", () => {
    const released = JSON.parse(readFileSync(join(dataFile("messages"), "released.json"), "utf8")) as object;
    const hashes = Object.fromEntries(
      Object.entries(templateFiles).map(([name, text]) => [name, createHash("sha256").update(text).digest("hex")]),
    );
    expect(hashes).toEqual(released);
  });

  test.each(Object.keys(templateFiles))("%s is named by its code and version", (name) => {
    const { code, version } = JSON.parse(templateFiles[name]!) as { code: string; version: number };
    expect(name).toBe(`${code}.${version}.json`);
    expect(releasedTemplates.template({ code, version }).code).toBe(code);
  });
});
