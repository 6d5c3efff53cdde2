import type { CivilDate } from "../../../domain/shared/index.js";
import { message, type Language } from "../../messages/index.js";
import type { CheckedPaper } from "../../verification/index.js";
import type { VerificationForm, VerificationPage } from "./page.js";

type Row = readonly [name: string, value: string];

/** The page of a paper that was found. */
export function paperPage(language: Language, found: CheckedPaper): VerificationPage {
  const { paper, standing, number, service, holder, issuedOn, validUntil, amount, endedOn, digest } = found;
  const say = saying(language);
  // What ended is said in the words of what it was: an invoice is cancelled, a payment reversed.
  const stands =
    standing === "ended" ? say(`page-ended-${ENDED_OTHERWISE.has(paper) ? paper : "letter"}`) : say(`page-${standing}`);
  return page(language, say(`page-paper-${paper}`), standing === "valid", stands, [
    [say("page-number"), number],
    ...row(say("page-service"), service?.[language]),
    ...row(say("page-holder"), holder),
    [say("page-issued"), day(language, issuedOn)],
    ...row(say("page-valid-until"), validUntil && day(language, validUntil)),
    ...row(say("page-amount"), amount === null ? null : message("page-amount-value", { amount }, language)),
    ...row(say("page-ended-on"), endedOn && day(language, endedOn)),
    ...row(say("page-digest"), digest),
  ]);
}

const ENDED_OTHERWISE: ReadonlySet<string> = new Set(["invoice", "receipt"]);

/** The page where there is no such paper, for a wrong code too; with the form again, where it was typed. */
export function unknownPage(language: Language, typed: boolean): VerificationPage {
  const say = saying(language);
  const unknown = { ...page(language, say("page-paper-none"), false, say("paper-unknown"), []), note: "" };
  return typed ? { ...unknown, form: formIn(language) } : unknown;
}

/** The page on which number and code are typed. */
export function formPage(language: Language): VerificationPage {
  const say = saying(language);
  return {
    ...page(language, say("page-paper-none"), true, "", []),
    standing: null,
    note: say("page-form-note"),
    form: formIn(language),
  };
}

function formIn(language: Language): VerificationForm {
  const say = saying(language);
  return { number: say("page-number"), code: say("page-code"), check: say("page-check") };
}

function page(language: Language, title: string, good: boolean, text: string, rows: readonly Row[]): VerificationPage {
  const other = language === "sq" ? "en" : "sq";
  return {
    language,
    title,
    standing: { text, tone: good ? "good" : "bad" },
    rows,
    note: message("page-note", {}, language),
    other: { language: other, text: message("page-other-language", {}, other) },
  };
}

function row(name: string, value: string | null | undefined): readonly Row[] {
  return value === null || value === undefined ? [] : [[name, value]];
}

function day(language: Language, on: CivilDate): string {
  return message("page-day-value", { day: on }, language);
}

function saying(language: Language): (key: string) => string {
  return (key) => message(key, {}, language);
}
