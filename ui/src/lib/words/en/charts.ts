import type { Words } from "../sq.js";

export const charts: Words["charts"] = {
  behind: "behind plan",
  legend: "What the colours say",
  fewTaxpayers: "not shown: few taxpayers",
  upTo: (bound) => `up to ${bound}`,
  between: (from, to) => `${from} – ${to}`,
};
