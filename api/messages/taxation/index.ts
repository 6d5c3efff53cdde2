import type { Words } from "../words.js";
import { accountUseWords } from "./account-use-words.js";
import { administrationWords } from "./administration-words.js";
import { deskWords } from "./desk-words.js";
import { accountWords } from "./account-words.js";
import { findingFactWords, findingWords } from "./finding-words.js";
import { journalWords } from "./journal-words.js";
import { lawWords } from "./law-words.js";
import { municipalityWords } from "./municipality-words.js";
import { packageWords } from "./package-words.js";
import { registerWords } from "./register-words.js";
import { runWords } from "./run-words.js";
import { trialWords } from "./trial-words.js";

/** The words of the taxation room. */
export const taxationWords: readonly Words[] = [
  accountUseWords,
  administrationWords,
  packageWords,
  findingWords,
  findingFactWords,
  journalWords,
  lawWords,
  municipalityWords,
  registerWords,
  runWords,
  trialWords,
  deskWords,
  accountWords,
];
