/** Taksat e mia. */
export const myTaxes = {
  title: "Taksat e mia",
  owed: (amount: string) => `Sot keni për të paguar ${amount}`,
  nothingOwed: "Sot nuk keni asgjë për të paguar",
  late: (amount: string, since: string) => `Prej tyre ${amount} kanë kaluar afatin, i pari më ${since}.`,
  lateAll: (since: string) => `Afati ka kaluar, për të parin më ${since}.`,
  notYetDue: "Asgjë nuk ka kaluar afatin.",
  advance: (amount: string) => `Keni paguar ${amount} më shumë: u zbriten detyrimeve që vijnë.`,
};
