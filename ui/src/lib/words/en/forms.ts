import type { Words } from "../sq.js";

export const forms: Words["forms"] = {
  problem: "There is something to put right",
  optional: "(optional)",
  yes: "Yes",
  no: "No",
  choose: "Choose",
  day: "Day",
  month: "Month",
  year: "Year",
  dateHint: "For example, 27 3 2026",
  nidHint: "Ten signs, as on the identity card: J12345678N",
  niptHint: "Ten signs: L12345678A",
  chooseFile: "Choose a file",
  noFile: "No file is chosen",
  accepted: (kinds, megabytes) =>
    `${[kinds.slice(0, -1).join(", "), kinds.at(-1)].filter((each) => each).join(" or ")}, up to ${megabytes} MB`,
};
