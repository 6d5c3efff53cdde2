import { addDefinitionMutations } from "./mutations.js";
import { addDefinitionQuestions } from "./officer-questions.js";
import { addPublicCatalogue } from "./public-questions.js";

/** The catalogue of services: open to everyone, and its life for those who keep it. */
export function addCatalogue(): void {
  addPublicCatalogue();
  addDefinitionQuestions();
  addDefinitionMutations();
}
