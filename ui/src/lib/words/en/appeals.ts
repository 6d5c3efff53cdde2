import type { Words } from "../sq.js";

export const appeals: Words["appeals"] = {
  until: (on) => `An appeal can be made until ${on}`,
  left: (days) => (days === 0 ? "today is the last day" : days === 1 ? "1 day left" : `${days} days left`),
  over: (on) => `The term to appeal ended on ${on}`,
  notYet: "The term to appeal begins on the day on which the decision is delivered.",
};
