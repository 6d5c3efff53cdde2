import type { Projection } from "./projection.js";

/** Every projection of every room. A new one is built from the log when it first appears here. */
export const defterProjections: readonly Projection[] = [];
