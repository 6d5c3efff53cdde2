/** Afati i ankimit. */
export const appeals = {
  until: (on: string) => `Ankimi mund të bëhet deri më ${on}`,
  left: (days: number) => (days === 0 ? "sot është dita e fundit" : days === 1 ? "edhe 1 ditë" : `edhe ${days} ditë`),
  over: (on: string) => `Afati i ankimit mbaroi më ${on}`,
  notYet: "Afati i ankimit nis ditën që vendimi dorëzohet.",
};
