import { lawInForce } from "../taxation/law/index.js";
import { casePolicies, caseQuestions, caseRoom, caseUseCases } from "./cases/index.js";
import { definitionUseCases, pinnedDefinitions } from "./definitions/index.js";
import type { CaseworkParts } from "./support/index.js";
import type { CaseworkUseCases } from "./use-cases.js";

/** Every use case of casework, over a ledger. One set serves all municipalities of the installation. */
export function createCaseworkUseCases(parts: CaseworkParts): CaseworkUseCases {
  const room = caseRoom(parts, pinnedDefinitions(parts.ledger), lawInForce(parts.ledger));
  return {
    ...definitionUseCases(parts),
    ...caseUseCases(room),
    ...caseQuestions(room),
    policies: casePolicies(room),
  };
}
