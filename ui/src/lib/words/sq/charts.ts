/** Legends and remarks of charts. */
export const charts = {
  behind: "prapa planit",
  legend: "Shpjegimi i ngjyrave",
  fewTaxpayers: "nuk tregohet: pak tatimpagues",
  upTo: (bound: string) => `deri në ${bound}`,
  between: (from: string, to: string) => `${from} – ${to}`,
};
