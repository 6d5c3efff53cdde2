import { accountMergers, accountRoom, accountUseCases } from "./account/index.js";
import { calendarQuestions, cashDeskUseCases, municipalityUseCases, packageUseCases } from "./administration/index.js";
import { lawInForce } from "./law/index.js";
import { noticeRunUseCases } from "./notices/index.js";
import { paperQuestions } from "./papers/index.js";
import { publicQuestions } from "./public/index.js";
import { createRegisterUseCases, registerQuestions } from "./register/index.js";
import { runUseCases } from "./runs/index.js";
import type { TaxationParts } from "./support/index.js";
import { trialUseCases } from "./trials/index.js";
import type { TaxationUseCases } from "./use-cases.js";

/** Every use case of taxation, over a ledger. One set serves all municipalities of the installation. */
export function createTaxationUseCases(parts: TaxationParts): TaxationUseCases {
  const law = lawInForce(parts.ledger);
  const room = accountRoom(parts, law);
  return {
    ...createRegisterUseCases({ ...parts, accounts: accountMergers(room) }),
    ...registerQuestions(parts),
    ...packageUseCases(parts, law),
    ...municipalityUseCases(parts),
    ...calendarQuestions(law),
    ...cashDeskUseCases(parts),
    ...accountUseCases(room),
    ...paperQuestions(parts, law),
    ...publicQuestions(law),
    ...runUseCases(room),
    ...noticeRunUseCases(room),
    ...trialUseCases(parts, law),
  };
}
