import type { Words } from "../words.js";
import { clockWords } from "./clock-words.js";

/** The words of the casework room. */
export const caseworkWords: readonly Words[] = [clockWords];
