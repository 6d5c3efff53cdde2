import {
  addDays,
  dateOf,
  deadline,
  notParsed,
  parsed,
  yearOf,
  type CivilDate,
  type Deadline,
  type HolidayCalendar,
  type Parsed,
} from "../../../shared/index.js";
import type { LatePaymentRules, NoticeChannel } from "./rules.js";

export interface Notice {
  readonly channel: NoticeChannel;
  readonly sentOn: CivilDate;
  /** The day of receipt where it is known. */
  readonly receivedOn?: CivilDate;
}

/**
 * The day on which the law deems a notice received: the known day of receipt; otherwise for mail (paper or electronic)
 * ten calendar days after it was sent, for a posted note three days after (law 44/2015, article 159), by hand at once.
 * Refuses with `notice-received-before-sent`.
 */
export function deemedReceivedOn(notice: Notice, { notification }: LatePaymentRules): Parsed<CivilDate> {
  const { channel, sentOn, receivedOn } = notice;
  if (receivedOn !== undefined) {
    if (receivedOn < sentOn) return notParsed("notice-received-before-sent", { sentOn, receivedOn });
    return parsed(receivedOn);
  }
  if (channel === "hand") return parsed(sentOn);
  if (channel === "posting") return parsed(addDays(sentOn, notification.postedNoticeDeemedServedAfter.days));
  return parsed(addDays(sentOn, notification.mailDeemedReceivedAfter.days));
}

/** The last day to lodge a tax appeal: 30 calendar days from receipt. Refuses with `calendar-year-missing`. */
export function appealUntil(
  receivedOn: CivilDate,
  { appeal }: LatePaymentRules,
  calendar: HolidayCalendar,
): Parsed<Deadline> {
  return deadline(calendar, receivedOn, appeal.term);
}

const FORCED_COLLECTION_CHANNELS: Readonly<Record<NoticeChannel, string>> = {
  hand: "hand",
  post: "post",
  posting: "post",
  email: "e-mail",
  "e-albania": "e-mail",
};

/**
 * The first day on which forced collection may start after an act was handed over or sent (law 9920/2008, article 88).
 * Refuses with `forced-collection-term-missing` where the rules have no term for the channel.
 */
export function forcedCollectionFrom(notice: Notice, { forcedCollection }: LatePaymentRules): Parsed<CivilDate> {
  const channel = FORCED_COLLECTION_CHANNELS[notice.channel];
  const term = forcedCollection.startsAfter.find((each) => each.channel === channel);
  if (!term) return notParsed("forced-collection-term-missing", { channel: notice.channel });
  return parsed(addDays(notice.receivedOn ?? notice.sentOn, term.days));
}

/** The last day on which a tax year may still be assessed: five years from its end (law 9920/2008, article 66). */
export function assessableUntil(taxYear: number, { prescription }: LatePaymentRules): CivilDate {
  return dateOf(taxYear + prescription.assessment.years, 12, 31);
}

/**
 * The last day on which an obligation may still be collected: five years from its due date, begun anew by every payment,
 * agreement or act of forced collection that came in time.
 */
export function collectableUntil(
  due: CivilDate,
  interruptions: readonly CivilDate[],
  { prescription }: LatePaymentRules,
): CivilDate {
  const after = (day: CivilDate) =>
    dateOf(yearOf(day) + prescription.collection.years, Number(day.slice(5, 7)), Number(day.slice(8)));
  return interruptions
    .toSorted()
    .reduce((until, day) => (day <= until && after(day) > until ? after(day) : until), after(due));
}
