import { addCaseMutations } from "./case-mutations.js";
import { addCatalogue } from "./catalogue/index.js";
import { addEntrance } from "./entrance.js";
import { addCasePapers } from "./papers.js";
import { addCaseQuestions } from "./questions.js";
import { addCaseSearch } from "./search.js";
import { addQueueSubscription } from "./live-queue.js";

/** The one-stop shop: the catalogue of services, and cases from the counter to the decision. */
export function addCasework(): void {
  addCatalogue();
  addEntrance();
  addCaseMutations();
  addCaseQuestions();
  addCaseSearch();
  addCasePapers();
  addQueueSubscription();
}
