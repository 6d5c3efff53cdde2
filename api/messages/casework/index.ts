import type { Words } from "../words.js";
import { caseEdgeWords } from "./case-edge-words.js";
import { caseWords } from "./case-words.js";
import { clockWords } from "./clock-words.js";
import { decisionWords } from "./decision-words.js";
import { definitionWords } from "./definition-words.js";
import { documentWords } from "./document-words.js";
import { formWords } from "./form-words.js";
import { guardWords } from "./guard-words.js";
import { stepWords } from "./step-words.js";
import { timelineWords } from "./timeline-words.js";

/** The words of the casework room. */
export const caseworkWords: readonly Words[] = [
  caseEdgeWords,
  caseWords,
  clockWords,
  decisionWords,
  definitionWords,
  documentWords,
  formWords,
  guardWords,
  stepWords,
  timelineWords,
];
