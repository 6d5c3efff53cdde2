import { addDays, civilDate, weekday, type Bilingual, type CivilDate, type Holiday } from "../../../shared/index.js";

/** Official holidays on a fixed day of the year: month and day (law 7651/1992 with its changes, as `holidays.al` has them). */
const FIXED: Readonly<Record<string, readonly [day: string, name: Bilingual]>> = {
  "new-year-1": ["01-01", { sq: "Festat e Vitit të Ri", en: "New Year" }],
  "new-year-2": ["01-02", { sq: "Festat e Vitit të Ri", en: "New Year" }],
  "summer-day": ["03-14", { sq: "Dita e Verës", en: "Summer Day" }],
  nevruz: ["03-22", { sq: "Dita e Nevruzit", en: "Nevruz Day" }],
  "labour-day": ["05-01", { sq: "Dita Ndërkombëtare e Punëtorëve", en: "International Workers’ Day" }],
  "saint-teresa": ["09-05", { sq: "Dita e Shenjtërimit të Shenjt Terezës", en: "Saint Teresa Canonisation Day" }],
  "alphabet-day": ["11-22", { sq: "Dita e Alfabetit", en: "Alphabet Day" }],
  independence: ["11-28", { sq: "Dita e Flamurit dhe e Pavarësisë", en: "Flag and Independence Day" }],
  liberation: ["11-29", { sq: "Dita e Çlirimit", en: "Liberation Day" }],
  "youth-day": ["12-08", { sq: "Dita Kombëtare e Rinisë", en: "National Youth Day" }],
  christmas: ["12-25", { sq: "Krishtlindjet", en: "Christmas Day" }],
};

/** The holidays of a year that has no official calendar yet, by date: nothing of it is certain, least the two Eids. */
export function holidaysByRule(year: number): readonly Holiday[] {
  const fixed = Object.entries(FIXED).map(([code, [day, name]]) => ({ code, date: civilDate(`${year}-${day}`), name }));
  const moving = [
    {
      code: "catholic-easter",
      date: easter(year),
      name: { sq: "E diela e Pashkëve Katolike", en: "Catholic Easter Sunday" },
    },
    {
      code: "orthodox-easter",
      date: orthodoxEaster(year),
      name: { sq: "E diela e Pashkëve Ortodokse", en: "Orthodox Easter Sunday" },
    },
    ...eids(year, 10, 1).map((date) => ({
      code: "eid-al-fitr",
      date,
      name: { sq: "Dita e Bajramit të Madh", en: "Eid al-Fitr" },
    })),
    ...eids(year, 12, 10).map((date) => ({
      code: "eid-al-adha",
      date,
      name: { sq: "Dita e Kurban Bajramit", en: "Eid al-Adha" },
    })),
  ];
  const all = [...fixed, ...moving].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const observed = observedDays(all.map(({ date }) => date));
  // In some years one of the Eids comes twice.
  const twice = (code: string, index: number) => all.findIndex((each) => each.code === code) !== index;
  return all.map(({ code, date, name }, index) => ({
    ...{ code: `${code}-${twice(code, index) ? "2-" : ""}${year}`, date, observed: observed[index]! },
    name,
  }));
}

/** Holidays whose day is announced each year: the two Eids, which follow the moon. */
export function isMoveable({ code }: Pick<Holiday, "code">): boolean {
  return code.startsWith("eid-");
}

/** One at a weekend moves to the next weekday; where that is a holiday already, to the one after it. */
export function observedDays(dates: readonly CivilDate[]): readonly CivilDate[] {
  const taken = new Set(dates.filter((date) => weekday(date) <= 5));
  return dates.map((date) => {
    if (weekday(date) <= 5) return date;
    let day = date;
    while (weekday(day) > 5 || taken.has(day)) day = addDays(day, 1);
    taken.add(day);
    return day;
  });
}

/** Easter Sunday of the western churches (the anonymous Gregorian algorithm). */
function easter(year: number): CivilDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return civilDate(`${year}-${two(month)}-${two(day)}`);
}

/** Easter Sunday of the eastern churches (Meeus), by the Julian calendar, which is 13 days behind until 2099. */
function orthodoxEaster(year: number): CivilDate {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  return addDays(civilDate(`${year}-${two(month)}-${two(day)}`), 13);
}

const lunar = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", {
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** The days of a year that are a day of the lunar calendar, as that of Umm al-Qura reckons it. */
function eids(year: number, month: number, day: number): readonly CivilDate[] {
  const found: CivilDate[] = [];
  for (let date = civilDate(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1)) {
    const parts = lunar.formatToParts(new Date(`${date}T12:00:00Z`));
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    if (of("month") === month && of("day") === day) found.push(date);
  }
  return found;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
