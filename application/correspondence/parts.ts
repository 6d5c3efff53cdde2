import type { MessageFacts, MessageTemplates, WrittenMessage } from "../../domain/correspondence/index.js";
import type { CaseQuestions } from "../casework/index.js";
import type { IdentityUseCases } from "../identity/index.js";
import type { Ledger } from "../ledger/index.js";
import type { Clock } from "../ports.js";
import type { AccountQuestions } from "../taxation/index.js";

/**
 * Facts of a message that are kept nowhere, and worked out when it is sent: codes that only this installation can make.
 * What a template does not name is not asked for.
 */
export type SecretFacts = Readonly<Record<string, (tenant: string, message: WrittenMessage) => string>>;

/** What the use cases of correspondence stand on. */
export interface CorrespondenceParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly templates: MessageTemplates;
  /** Cases as they stand, by their own streams. */
  readonly cases: Pick<CaseQuestions, "caseOf">;
  /** What the taxes are called that a notice claims. */
  readonly taxes: Pick<AccountQuestions, "obligationReasons">;
  /** Officers, to be written to. */
  readonly identity: Pick<IdentityUseCases, "findUser">;
  readonly holders: RoleHolders;
}

/**
 * Who seems to hold a role of workflows in an office: ids of officers, each once. A read model answers, which may lag;
 * the officer's own stream decides.
 */
export type RoleHolders = (tenant: string, caseRole: string, office: string) => Promise<readonly string[]>;

/** The facts of a message, whole. */
export function withSecrets(
  { templates, secrets }: { readonly templates: MessageTemplates; readonly secrets: SecretFacts },
  tenant: string,
  message: WrittenMessage,
): MessageFacts {
  const { facts: declared } = templates.template(message.template);
  const worked = Object.entries(secrets).filter(([name]) => declared[name] && message.facts[name] === undefined);
  return { ...message.facts, ...Object.fromEntries(worked.map(([name, work]) => [name, work(tenant, message)])) };
}
