import { factsInWords } from "../../../api/graphql/taxation/finding-facts.js";
import { message } from "../../../api/messages/index.js";
import { packageSchemaCheck } from "../../../application/taxation/administration/package-check.js";
import { completenessCheck, type FiscalPackage, type PackageContent } from "../../../domain/taxation/index.js";
import { referenceData } from "../../support/reference-data.js";

const schemaFindings = packageSchemaCheck(referenceData("fiscal-package.schema.json"));

/** What keeps a draft from being published, as the desk is told of it. */
export function findingsOf(draft: FiscalPackage) {
  const bySchema = schemaFindings(draft as unknown as PackageContent);
  const found = bySchema.length > 0 ? bySchema : completenessCheck(draft);
  return found.map((each) => ({
    ...{ code: each.code, path: each.path },
    message: message(each.code, factsInWords(each, draft, "sq"), "sq"),
  }));
}

/** What an editor says at a field, a word for each kind. */
export const REMARKS = {
  fillIn: "MUNGON",
  noFigure: "SHIFER",
  noDay: "DITE",
  emptyGroup: "BOSH",
  noWhole: "NUMER",
  noDate: "DATE",
};
