import type { Words } from "../sq.js";

export const myTaxes: Words["myTaxes"] = {
  title: "My taxes",
  owed: (amount) => `Today you owe ${amount}`,
  nothingOwed: "Today you owe nothing",
  late: (amount, since) => `Of it ${amount} is past its due date, the first since ${since}.`,
  lateAll: (since) => `It is past its due date, the first of it since ${since}.`,
  notYetDue: "Nothing is past its due date.",
  advance: (amount) => `You paid ${amount} more than is due: it goes towards what comes next.`,
};
