import { fold, notParsed, parsed, type FactOf, type Parsed } from "../../../domain/shared/index.js";
import {
  municipalityDecider,
  registerDecider,
  SYNTHETIC_SOURCE,
  type AccountEvent,
  type MunicipalityEvent,
  type MunicipalityState,
  type RegisteredTaxpayer,
  type RegisterEvent,
  type TaxpayerState,
} from "../../../domain/taxation/index.js";
import type { Ledger, LedgerFact } from "../../ledger/index.js";
import { FORGOTTEN } from "../../personal-data/index.js";
import { accountStream, municipalityStream, taxpayerStream, wayOfAccount, withMerged } from "../support/index.js";

export type AccountFact = FactOf<AccountEvent> & LedgerFact;
export type FactNamed<Type extends AccountEvent["type"]> = Extract<AccountFact, { readonly type: Type }>;

/** Which fact a paper tells of, and which fact ends what it says. */
export interface PaperWanted<Issued extends AccountEvent["type"], Ended extends AccountEvent["type"]> {
  readonly issued: (fact: AccountFact) => boolean;
  readonly ended: (fact: AccountFact) => boolean;
  /** Only the types say it. */
  readonly of?: readonly [Issued, Ended];
}

/** A paper in the account. */
export interface PaperFacts<Issued extends AccountFact, Ended extends AccountFact> {
  /** The account that it was written for: the one that was asked for, or one that was merged into it. */
  readonly accountId: string;
  readonly issued: Issued;
  /** The fact that ended what the paper says, whenever that came. */
  readonly ended: Ended | undefined;
  /** The account's facts up to the paper's. */
  readonly before: readonly AccountFact[];
}

/** A paper with everything that was known when its fact was recorded: what it says never changes afterwards. */
export interface PaperSources<
  Issued extends AccountFact = AccountFact,
  Ended extends AccountFact = AccountFact,
> extends PaperFacts<Issued, Ended> {
  readonly tenant: string;
  readonly holder: RegisteredTaxpayer;
  /** The holder is an invented person of a demonstration. */
  readonly synthetic: boolean;
  readonly municipality: MunicipalityState;
}

/**
 * Finds a paper in the account's stream, or in one of those that were merged into it; what ended it may stand where the
 * account went on. Refuses `paper-unknown`.
 */
export async function paperFacts<Issued extends AccountEvent["type"], Ended extends AccountEvent["type"]>(
  ledger: Ledger,
  tenant: string,
  accountId: string,
  wanted: PaperWanted<Issued, Ended>,
): Promise<Parsed<PaperFacts<FactNamed<Issued>, FactNamed<Ended>>>> {
  for await (const id of withMerged(ledger, tenant, [accountId])) {
    const facts = await factsOf(ledger, tenant, id);
    const at = facts.findIndex(wanted.issued);
    if (at < 0) continue;
    const ended = facts.slice(at + 1).find(wanted.ended) ?? (await endedLater(ledger, tenant, id, wanted.ended));
    return parsed({
      accountId: id,
      issued: facts[at] as FactNamed<Issued>,
      ended: ended as FactNamed<Ended> | undefined,
      before: facts.slice(0, at + 1),
    });
  }
  return notParsed("paper-unknown");
}

function factsOf(ledger: Ledger, tenant: string, accountId: string): Promise<readonly AccountFact[]> {
  return ledger.facts<AccountEvent>(accountStream(tenant, accountId));
}

/** The fact that ended a paper in an account that its own was merged into. */
async function endedLater(
  ledger: Ledger,
  tenant: string,
  accountId: string,
  ended: PaperWanted<never, never>["ended"],
) {
  const [, ...later] = (await wayOfAccount(ledger, tenant, accountId)).all;
  for (const each of later) {
    const found = (await factsOf(ledger, tenant, each.accountId)).find(ended);
    if (found) return found;
  }
  return undefined;
}

/**
 * Finds a paper, with what was known of the person and the municipality when its fact was recorded. Refuses
 * `paper-unknown`, and `paper-of-forgotten` where the person's data was destroyed: a paper with no name is none.
 */
export async function paperSources<Issued extends AccountEvent["type"], Ended extends AccountEvent["type"]>(
  ledger: Ledger,
  tenant: string,
  accountId: string,
  wanted: PaperWanted<Issued, Ended>,
): Promise<Parsed<PaperSources<FactNamed<Issued>, FactNamed<Ended>>>> {
  const paper = await paperFacts(ledger, tenant, accountId, wanted);
  if (!paper.ok) return paper;
  const then = Date.parse(paper.value.issued.recordedAt);
  const known = <Fact extends LedgerFact>(facts: readonly Fact[]) =>
    facts.filter(({ recordedAt }) => Date.parse(recordedAt) <= then);
  const [register, adopted] = await Promise.all([
    ledger.facts<RegisterEvent>(taxpayerStream(tenant, paper.value.accountId)),
    ledger.facts<MunicipalityEvent>(municipalityStream(tenant)),
  ]);
  const holder = fold<TaxpayerState, RegisterEvent>(registerDecider, known(register));
  if (holder.phase === "none") return notParsed("paper-unknown");
  if (holder.name === FORGOTTEN) return notParsed("paper-of-forgotten");
  const municipality = fold<MunicipalityState, MunicipalityEvent>(municipalityDecider, known(adopted));
  const [entered] = register;
  const synthetic = entered?.type === "TaxpayerRegistered" && entered.data.source === SYNTHETIC_SOURCE;
  return parsed({ ...paper.value, tenant, holder, synthetic, municipality });
}
