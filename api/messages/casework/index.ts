import type { Words } from "../words.js";
import { clockWords } from "./clock-words.js";
import { definitionWords } from "./definition-words.js";
import { formWords } from "./form-words.js";
import { stepWords } from "./step-words.js";

/** The words of the casework room. */
export const caseworkWords: readonly Words[] = [clockWords, definitionWords, formWords, stepWords];
