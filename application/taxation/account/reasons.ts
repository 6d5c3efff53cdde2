import { parsed, type Bilingual, type Parsed } from "../../../domain/shared/index.js";
import {
  obligationKeyParts,
  publishedLaw,
  registerDecider,
  type AccountEvent,
  type FiscalPackage,
  type LineTrace,
} from "../../../domain/taxation/index.js";
import type { ObligationReason } from "../inputs/account.js";
import { stretchesInWords } from "../law/index.js";
import { accountStream, taxpayerStream } from "../support/index.js";
import type { AccountRoom } from "./account-room.js";

/**
 * Why each obligation of an account is what it is, as it stands now, latest year first: of what was assessed, the way to
 * it in the words of the very package that it was assessed by; of what was charged, the act that it arose from. The
 * facts of records that were merged into it come along: `accountIds` begins with the account's own.
 */
export async function obligationReasons(
  room: AccountRoom,
  tenant: string,
  { accountIds }: { readonly accountIds: readonly string[] },
): Promise<Parsed<readonly ObligationReason[]>> {
  const found = new Map<string, ObligationReason>();
  const labels = new Map<string, string | null>();
  // The account's own facts come last: what was assessed again after a merger is what stands.
  for (const accountId of accountIds.toReversed()) {
    const { state } = await room.parts.ledger.load(taxpayerStream(tenant, accountId), registerDecider);
    if (state.phase !== "none") for (const [id, { label }] of state.objects) labels.set(id, label);
    for (const fact of await room.parts.ledger.facts<AccountEvent>(accountStream(tenant, accountId)))
      for (const reason of await reasonsIn(room, tenant, fact)) found.set(reason.key, reason);
  }
  const all = [...found.values()].map((reason) => ({
    ...reason,
    object: labels.get(obligationKeyParts(reason.key).objectId) ?? null,
  }));
  return parsed(all.toSorted((left, right) => right.year - left.year));
}

/** What a fact says of obligations: an assessment says every line of its year as it stands from then on. */
async function reasonsIn(
  { law }: AccountRoom,
  tenant: string,
  fact: AccountEvent,
): Promise<readonly ObligationReason[]> {
  if (fact.type === "ObligationCharged") {
    const { key, year, item, ground, caseId } = fact.data;
    const holding = await law.ofYear(tenant, year);
    const name = nameOf(holding.ok ? holding.value.compiled.source : null, item);
    return [{ key, year, name, object: null, assessedOn: null, decision: null, stretches: [], ground, caseId }];
  }
  if (fact.type !== "ObligationsAssessed" && fact.type !== "ObligationsReassessed") return [];
  const { packageId, assessedOn, year, lines } = fact.data;
  const source = publishedLaw(await law.package(tenant, packageId));
  return lines.map(({ key, item, trace, ...line }) => ({
    ...{ key, year, name: nameOf(source, item), object: null, assessedOn },
    decision: source === null ? null : { number: source.decision.number, date: source.decision.date },
    stretches: source === null ? [] : stretchesInWords(source, { ...line, item, trace: trace as LineTrace }),
    ...{ ground: null, caseId: null },
  }));
}

/** The name of a tax or tariff in its package; its code where no package has it. */
function nameOf(law: FiscalPackage | null, item: string): Bilingual {
  return law?.items.find(({ code }) => code === item)?.name ?? { sq: item, en: item };
}
