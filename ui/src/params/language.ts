import { isLanguage } from "../lib/words/index.js";

export const match = isLanguage;
