import type { Words } from "../words.js";
import { findingWords } from "./finding-words.js";
import { lawWords } from "./law-words.js";
import { municipalityWords } from "./municipality-words.js";
import { packageWords } from "./package-words.js";
import { registerWords } from "./register-words.js";

/** The words of the taxation room. */
export const taxationWords: readonly Words[] = [packageWords, findingWords, lawWords, municipalityWords, registerWords];
