import {
  shownFields,
  type FilledForm,
  type FormField,
  type LimitTerm,
  type ServiceContent,
} from "../../../domain/casework/index.js";
import { thousandsApart, type CivilDate } from "../../../domain/shared/index.js";
import type { MunicipalityState } from "../../../domain/taxation/index.js";
import { dayText } from "../../papers/index.js";

/** Albanian words of what cases hold, as papers write them. */

const UNITS: Readonly<Record<LimitTerm["unit"], string>> = {
  workingDay: "ditë pune",
  calendarDay: "ditë kalendarike",
  hour: "orë",
};

export function termText({ value, unit }: LimitTerm): string {
  return `${value}\u00a0${UNITS[unit]}`;
}

/** What silence has made of an application, as the paper says it; the day is the last one of the limit that passed. */
export function silenceText(outcome: string, since: CivilDate): string {
  const passed = `afati i shqyrtimit kaloi më ${dayText(since)} pa vendim`;
  return outcome === "favourable"
    ? `Miratuar në heshtje: ${passed}, prandaj kërkesa quhet e miratuar sipas ligjit.`
    : `Refuzuar në heshtje: ${passed}, prandaj kërkesa quhet e refuzuar; kundër kësaj mund të ankoheni si kundër një vendimi.`;
}

/** Paragraphs of a text that somebody typed: lines that hold something. */
export function paragraphsOf(text: string | null): readonly string[] {
  return (text ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Kinds of acts in the genitive, as they stand after “në mbështetje të”. */
const ACTS: Readonly<Record<string, string>> = {
  law: "ligjit",
  councilOfMinistersDecision: "vendimit të Këshillit të Ministrave",
  instruction: "udhëzimit",
  councilDecision: "vendimit të Këshillit Bashkiak",
};

export interface LegalGround {
  readonly act: string;
  readonly article: string | null;
}

/** Codes of acts as they are written: `law-139-2015`. */
const CODED = /^(law|dcm|instr)-(\d+)-(\d{4})$/;
const KINDS: Readonly<Record<string, string>> = {
  law: "law",
  dcm: "councilOfMinistersDecision",
  instr: "instruction",
};

/** An act as papers cite it. One that the service does not name is cited by what its code says. */
export function legalText({ legalBasis }: ServiceContent, { act, article }: LegalGround) {
  const known = legalBasis.find((each) => each.act === act);
  const cited = article ?? known?.article ?? null;
  const where = cited === null ? "" : /^\d/.test(cited) ? `, neni ${cited}` : `, ${cited}`;
  if (!known) return { words: `${codedAct(act)}${where}`, assumed: false };
  const number = known.number === null ? "" : ` nr. ${known.number}`;
  const dated = known.date === null ? "" : `, datë ${dateOf(known.date)}`;
  const kind = ACTS[known.kind] ?? "aktit";
  return { words: `${kind}${number}${dated}, “${known.title.sq}”${where}`, assumed: known.assumed === true };
}

function codedAct(act: string): string {
  const [, kind = "", number, year] = CODED.exec(act) ?? [];
  return number === undefined ? `aktit ${act}` : `${ACTS[KINDS[kind]!]} nr. ${number}/${year}`;
}

function dateOf(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayText(date as CivilDate) : date;
}

/**
 * What the applicant stated, as an act repeats it: without files, and without personal numbers, which are those of other
 * people and no business of whoever is shown the act. Of sensitive services nothing is repeated.
 */
export function statedLines(
  service: ServiceContent,
  form: FilledForm | null,
  municipality: MunicipalityState,
): readonly { readonly label: string; readonly value: string }[] {
  if (form === null) return [];
  return shownFields(service)
    .filter(({ key }) => form[key] !== undefined)
    .map((field) => ({ label: field.label.sq, value: statedText(field, form[field.key]!, municipality) }));
}

/** One answer as papers write it. */
export function statedText(field: FormField, value: string | number | boolean, { units }: MunicipalityState): string {
  switch (field.type) {
    case "boolean":
      return value === true ? "Po" : "Jo";
    case "date":
      return dayText(value as CivilDate);
    case "select":
      return field.options?.find(({ code }) => code === value)?.label.sq ?? String(value);
    case "unit":
      return units.find(({ code }) => code === value)?.name.sq ?? String(value);
    case "number":
      return numberText(value as number);
    default:
      return String(value);
  }
}

/** As Albanian is written: a comma for the fraction; four digits stand together, as in a year. */
function numberText(value: number): string {
  const [whole = "", fraction] = String(Math.abs(value)).split(".");
  const grouped = whole.length > 4 ? thousandsApart(Number(whole), "\u00a0") : whole;
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
}
