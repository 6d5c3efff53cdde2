import type { Projection } from "../projection.js";
import { casesProjection } from "./cases.js";

export { casesProjection };

/** Everything that follows from the facts of cases. */
export const caseworkProjections: readonly Projection[] = [casesProjection];
