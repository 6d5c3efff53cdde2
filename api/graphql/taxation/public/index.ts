import { addMunicipality } from "./municipality.js";
import { addOpenRevenue } from "./revenue.js";

/** What taxation answers to anybody, without signing in. */
export function addPublicTaxation(): void {
  addMunicipality();
  addOpenRevenue();
}
