import { addDays, dateOf, yearOf, type CivilDate } from "../../shared/index.js";
import type { FiscalPackage, Ground, TaxableSubject, TaxpayerFacts } from "../law/index.js";
import type { ObjectFacts } from "./events.js";
import type { RegisteredObject, RegisteredTaxpayer, TaxpayerState } from "./state.js";

/** What the evaluator is handed: with the fiscal package it recomputes the assessment for ever. */
export interface AssessmentFacts {
  readonly taxpayer: TaxpayerFacts;
  readonly subjects: readonly TaxableSubject[];
}

/** What of the law decides how a change within the year is counted. */
export type ChangeRules = Pick<FiscalPackage, "liabilityRule" | "items">;

/** A stretch of the year in which an object is the same. */
interface Stretch {
  /** Null: the object's own beginning. */
  readonly begins: CivilDate | null;
  readonly facts: ObjectFacts;
}

/**
 * The evaluator's inputs for one year, from the state of `taxpayer-T.id`; null when there is no such taxpayer. A merged
 * duplicate has no subjects: what is kept is assessed with the survivor.
 *
 * - Only what touches the year is named, and periods are cut to it, so that a change of another year changes nothing here
 *   and gives no reassessment.
 * - An object that changes within the year is as many subjects as it has stretches. The first bears the object's id, the
 *   later ones `objectId.YYYY-MM` by the month from which they count, so that their obligations keep their names.
 *   A change within a month counts from the next month, or from its own where the package's `liabilityRule` says so; never
 *   is a month counted twice or lost. Kinds with an annual charge that is not prorated are not split: the year goes by
 *   what the object is at its beginning, as the package reads conditions.
 * - `month` and `date` among the facts name when a declaration or an event happened: it belongs to that year alone.
 * - Subjects are in order of their id, so that the same facts always read the same.
 */
export function assessmentFacts(state: TaxpayerState, year: number, law?: ChangeRules): AssessmentFacts | null {
  if (state.phase === "none") return null;
  const taxpayer = { kind: state.kind };
  if (state.phase === "merged") return { taxpayer, subjects: [] };
  const objects = [...state.objects.values()].toSorted((a, b) => (a.objectId < b.objectId ? -1 : 1));
  return { taxpayer, subjects: objects.flatMap((object) => subjectsOf(object, state, year, law)) };
}

function subjectsOf(
  object: RegisteredObject,
  state: RegisteredTaxpayer,
  year: number,
  law: ChangeRules | undefined,
): readonly TaxableSubject[] {
  const [firstDay, lastDay] = [dateOf(year, 1, 1), dateOf(year, 12, 31)];
  if (object.from > lastDay || (object.to !== null && object.to < firstDay)) return [];
  const latest = object.versions.at(-1)!.facts;
  const moment = latest["month"] ?? latest["date"];
  if (moment !== undefined && !String(moment).startsWith(`${year}-`)) return [];
  const whole = moment !== undefined || isChargedWhole(object.kind, law);
  const stretches = whole
    ? [{ begins: null, facts: factsOn(object, moment === undefined ? laterOf(object.from, firstDay) : lastDay) }]
    : stretchesOf(object, firstDay, lastDay, law?.liabilityRule.start ?? "next-month");
  return stretches.map((stretch, index) => {
    const next = stretches[index + 1];
    const to = next ? addDays(next.begins!, -1) : object.to !== null && object.to <= lastDay ? object.to : undefined;
    const grounds = groundsOf(object, state, firstDay, lastDay);
    return {
      ...stretch.facts,
      id: index === 0 ? object.objectId : `${object.objectId}.${stretch.begins!.slice(0, 7)}`,
      kind: object.kind,
      from: stretch.begins ?? object.from,
      ...(to === undefined ? {} : { to }),
      ...(grounds.length === 0 ? {} : { grounds }),
    };
  });
}

function isChargedWhole(kind: string, law: ChangeRules | undefined): boolean {
  return (law?.items ?? []).some(
    (item) => item.subject === kind && item.period === "annual" && item.proration === "none",
  );
}

type ChangesCount = FiscalPackage["liabilityRule"]["start"];

/** The stretches of the year in order; the months of a stretch are whole, so that no rule of liability can overlap them. */
function stretchesOf(
  object: RegisteredObject,
  firstDay: CivilDate,
  lastDay: CivilDate,
  count: ChangesCount,
): readonly Stretch[] {
  const beginning = laterOf(countsFrom(object.from, count), firstDay);
  const end = object.to !== null && object.to < lastDay ? object.to : lastDay;
  const changes = new Set([...object.versions, ...object.shares].map((each) => countsFrom(each.from, count)));
  const later = [...changes].filter((day) => day > beginning && day <= end).toSorted();
  const stretches: Stretch[] = [{ begins: null, facts: factsOn(object, lastDayCounted(beginning, count)) }];
  for (const day of later) {
    const facts = factsOn(object, lastDayCounted(day, count));
    if (!sameFacts(facts, stretches.at(-1)!.facts)) stretches.push({ begins: day, facts });
  }
  return stretches;
}

/** The first day of the month from which a change counts. */
function countsFrom(day: CivilDate, count: ChangesCount): CivilDate {
  const month = Number(day.slice(5, 7));
  return dateOf(yearOf(day), day.endsWith("-01") || count === "same-month" ? month : month + 1, 1);
}

/** The last day whose changes count in the month that begins on a day. */
function lastDayCounted(begins: CivilDate, count: ChangesCount): CivilDate {
  return count === "same-month" ? dateOf(yearOf(begins), Number(begins.slice(5, 7)), 31) : begins;
}

/** The facts on a day. A share that was set apart holds through later changes, until one of them states another. */
function factsOn(object: RegisteredObject, day: CivilDate): ObjectFacts {
  const version = object.versions.findLast((each) => each.from <= day) ?? object.versions[0]!;
  const set = object.shares.findLast((each) => each.from <= day);
  if (!set || (version.facts["ownershipShare"] !== undefined && version.from > set.from)) return version.facts;
  return { ...version.facts, ownershipShare: set.share };
}

function groundsOf(
  object: RegisteredObject,
  state: RegisteredTaxpayer,
  firstDay: CivilDate,
  lastDay: CivilDate,
): readonly Ground[] {
  return [...state.reliefs.values()]
    .filter((relief) => relief.objectId === null || relief.objectId === object.objectId)
    .filter((relief) => relief.from <= lastDay && (relief.to === null || relief.to >= firstDay))
    .map(({ ground, from, to }) => ({
      code: ground,
      ...(from > firstDay ? { from } : {}),
      ...(to !== null && to < lastDay ? { to } : {}),
    }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function sameFacts(left: ObjectFacts, right: ObjectFacts): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => left[name] === right[name]);
}

function laterOf(left: CivilDate, right: CivilDate): CivilDate {
  return left > right ? left : right;
}
