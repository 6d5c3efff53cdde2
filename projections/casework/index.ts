import type { Projection } from "../projection.js";
import { casesProjection } from "./cases.js";
import { caseDossiersProjection } from "./dossier/case-dossiers.js";
import { servicesProjection, workflowsProjection } from "./catalogue/definitions.js";

export { caseDossiersProjection, casesProjection, servicesProjection, workflowsProjection };

/** Everything that follows from the facts of casework. */
export const caseworkProjections: readonly Projection[] = [
  casesProjection,
  caseDossiersProjection,
  servicesProjection,
  workflowsProjection,
];
