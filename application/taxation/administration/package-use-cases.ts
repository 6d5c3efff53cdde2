import { fiscalPackageDecider, type FiscalPackageCommand } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { packageHash, type LawInForce } from "../law/index.js";
import { carryOut, outcomeOf, packageStream, refusedOutcome, type TaxationParts } from "../support/index.js";
import { refusal } from "../../../domain/shared/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { AdministrationUseCases } from "../use-cases.js";
import { checkedPackage } from "./package-check.js";
import { publishPackage } from "./publish-package.js";
import { supersedePackage, withdrawPackage } from "./retire-package.js";

type PackageUseCases = Pick<
  AdministrationUseCases,
  | "draftPackage"
  | "revisePackage"
  | "addArticle"
  | "reviseArticle"
  | "moveArticle"
  | "removeArticle"
  | "addPart"
  | "revisePart"
  | "movePart"
  | "removePart"
  | "checkPackage"
  | "approvePackage"
  | "publishPackage"
  | "supersedePackage"
  | "withdrawPackage"
>;

/** Fiscal packages through their life, each on its own stream. */
export function packageUseCases(parts: TaxationParts, law: LawInForce): PackageUseCases {
  const carry = async (
    ask: Ask,
    command: FiscalPackageCommand,
    body: object,
    opens = false,
  ): Promise<Outcome<{ readonly packageId: string }>> => {
    const { packageId } = command;
    const stream = packageStream(ask.tenant, packageId);
    const result = await carryOut(parts.ledger, ask, { stream, decider: fiscalPackageDecider, command, body, opens });
    return outcomeOf(result, () => ({ packageId }));
  };
  return {
    draftPackage(ask, input) {
      const packageId = input.packageId ?? derivedId(ask.commandId, "package");
      const command = { type: "DraftFiscalPackage", packageId, content: input.content, on: ask.today } as const;
      return carry(ask, command, { draftPackage: input }, true);
    },
    revisePackage: (ask, input) =>
      carry(ask, { type: "ReviseFiscalPackage", ...input, on: ask.today }, { revisePackage: input }),
    addArticle: (ask, input) => carry(ask, { type: "AddArticle", ...input, on: ask.today }, { addArticle: input }),
    reviseArticle: (ask, input) =>
      carry(ask, { type: "ReviseArticle", ...input, on: ask.today }, { reviseArticle: input }),
    moveArticle: (ask, input) => carry(ask, { type: "MoveArticle", ...input, on: ask.today }, { moveArticle: input }),
    removeArticle: (ask, input) =>
      carry(ask, { type: "RemoveArticle", ...input, on: ask.today }, { removeArticle: input }),
    addPart: (ask, input) => carry(ask, { type: "AddPart", ...input, on: ask.today }, { addPart: input }),
    revisePart: (ask, input) => carry(ask, { type: "RevisePart", ...input, on: ask.today }, { revisePart: input }),
    movePart: (ask, input) => carry(ask, { type: "MovePart", ...input, on: ask.today }, { movePart: input }),
    removePart: (ask, input) => carry(ask, { type: "RemovePart", ...input, on: ask.today }, { removePart: input }),
    checkPackage: async (content) => checkedPackage(content, parts.packageSchemaFindings),
    async approvePackage(ask, input) {
      const state = await law.package(ask.tenant, input.packageId);
      if (state.phase === "none") return refusedOutcome(refusal("package-not-found", { packageId: input.packageId }));
      const hash = packageHash(state.content);
      return carry(ask, { type: "ApproveFiscalPackage", ...input, hash, on: ask.today }, { approvePackage: input });
    },
    publishPackage: (ask, input) => publishPackage(parts, law, ask, input),
    supersedePackage: (ask, input) => supersedePackage(parts, law, ask, input),
    withdrawPackage: (ask, input) => withdrawPackage(parts, law, ask, input),
  };
}
