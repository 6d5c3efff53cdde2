import { DefterError } from "../../application/errors.js";
import { ReadRefusedError } from "../../read-models/read-side/index.js";
import type { ReadModelStore } from "../../read-models/store/index.js";

/** Answers that another moment may change: a store that is away, a view that is behind, a stream that others write, a queue that is full. */
const PASSING: readonly string[] = ["UNAVAILABLE", "CONFLICT", "LIMIT"];

/** Whether an error of whatever commands and queries stand on may pass by itself. */
export function mayPass(stores: readonly ReadModelStore[]): (error: unknown) => boolean {
  return (error) => {
    const isSaid = error instanceof DefterError || error instanceof ReadRefusedError;
    return isSaid ? PASSING.includes(error.code) : stores.some((store) => store.isPassing(error));
  };
}
