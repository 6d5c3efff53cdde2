import { addCaseCounts } from "./counts.js";
import { addSavedFilters } from "./saved-filters.js";
import { addCaseMutations } from "./case-mutations.js";
import { addCatalogue } from "./catalogue/index.js";
import { addEntrance } from "./entrance.js";
import { addCasePapers } from "./papers.js";
import { addCaseSearch } from "./search.js";
import { addCase } from "./case-question.js";
import { addCaseLists } from "./lists.js";
import { addPerformance } from "./performance.js";
import { addAnyDocument } from "./catalogue/accepted-document.js";
import { addPreparation } from "./preparation.js";
import { addTracking } from "./tracking.js";
import { addQueueSubscription } from "./live-queue.js";

export { FieldChangeRef } from "./types/timeline.js";
export { userName, WhoRef } from "./types/who.js";

/** The one-stop shop: the catalogue of services, and cases from the counter to the decision. */
export function addCasework(): void {
  addCatalogue();
  addEntrance();
  addCaseMutations();
  addCaseSearch();
  addCasePapers();
  addCaseLists();
  addCaseCounts();
  addSavedFilters();
  addCase();
  addAnyDocument();
  addPreparation();
  addPerformance();
  addTracking();
  addQueueSubscription();
}
