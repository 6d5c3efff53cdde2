import { addEstimate } from "./estimate.js";
import { addMunicipality } from "./municipality.js";
import { addOpenRevenue } from "./revenue.js";

/** What taxation answers to anybody, without signing in. */
export function addPublicTaxation(): void {
  addEstimate();
  addMunicipality();
  addOpenRevenue();
}
