import type { VerifiedClearance, VerifiedPaper } from "../../../application/taxation/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import { message, type Language } from "../../messages/index.js";
import type { VerificationPage } from "./page.js";

type Row = readonly [name: string, value: string];

/** The page of a clearance that was found. */
export function clearancePage(language: Language, found: VerifiedClearance): VerificationPage {
  const { standing, number, issuedOn, validUntil, revokedOn } = found;
  const say = saying(language);
  return page(language, say("page-paper-clearance"), standing === "valid", say(`page-${standing}`), [
    [say("page-number"), number],
    [say("page-issued"), day(language, issuedOn)],
    [say("page-valid-until"), day(language, validUntil)],
    ...endedRow(language, revokedOn),
  ]);
}

/** The page of an invoice or a receipt that was found. */
export function paperPage(language: Language, found: VerifiedPaper): VerificationPage {
  const { paper, standing, number, issuedOn, amount, endedOn } = found;
  const say = saying(language);
  const valid = standing === "valid";
  return page(language, say(`page-paper-${paper}`), valid, say(valid ? "page-valid" : `page-ended-${paper}`), [
    [say("page-number"), number],
    [say("page-issued"), day(language, issuedOn)],
    [say("page-amount"), message("page-amount-value", { amount }, language)],
    ...endedRow(language, endedOn),
  ]);
}

/** The page where there is no such paper, for a wrong code too. */
export function unknownPage(language: Language): VerificationPage {
  const say = saying(language);
  return { ...page(language, say("page-paper-none"), false, say("paper-unknown"), []), note: "" };
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

function endedRow(language: Language, on: CivilDate | null): readonly Row[] {
  return on === null ? [] : [[message("page-ended-on", {}, language), day(language, on)]];
}

function day(language: Language, on: CivilDate): string {
  return message("page-day-value", { day: on }, language);
}

function saying(language: Language): (key: string) => string {
  return (key) => message(key, {}, language);
}
