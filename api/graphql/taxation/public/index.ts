import { addMunicipality } from "./municipality.js";

/** What taxation answers to anybody, without signing in. */
export function addPublicTaxation(): void {
  addMunicipality();
}
