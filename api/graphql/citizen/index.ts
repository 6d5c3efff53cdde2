import { addMyDrafts } from "./drafts.js";
import { addMyMutations } from "./mutations.js";
import { addMyQuestions } from "./questions.js";
import { addMyUpload } from "./uploads.js";

export { OWN_ACT, OWN_LODGE, OWN_READ, ownCase } from "./own.js";

/** What people do themselves, signed in as a taxpayer. */
export function addCitizen(): void {
  addMyQuestions();
  addMyMutations();
  addMyDrafts();
  addMyUpload();
}
