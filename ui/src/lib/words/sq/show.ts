/** Words of small components. */
export const show = {
  late: (days: number) => (days === 1 ? "1 ditë vonesë" : `${days} ditë vonesë`),
  today: "sot",
  tomorrow: "nesër",
  assumedCalendar: (year: number) => `sipas kalendarit të pritshëm të vitit ${year}, ende jo zyrtar`,
  inDays: (days: number) => `${days} ditë`,
  done: "e kryer",
  now: "tani",
  ahead: "më tej",
};
