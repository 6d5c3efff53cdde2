import { fold, hasReached, type Instant, type Parsed, parsed, type Position } from "../../../domain/shared/index.js";
import {
  billOn,
  decideClearance,
  inOwnName,
  instalmentsOn,
  positionOn,
  taxAccount,
  type AccountEvent,
  type AccountState,
} from "../../../domain/taxation/index.js";
import { accountStream } from "../support/index.js";
import type { AccountQuestions } from "../use-cases.js";
import type { AccountRoom, OnAccount } from "./account-room.js";
import { verifyClearance } from "./clearances.js";
import { obligationReasons } from "./reasons.js";

/** Questions on the account's own stream: never behind, and they write nothing. */
export function accountQuestions(room: AccountRoom): AccountQuestions {
  return {
    async accountPosition(tenant, { accountId, effectiveOn, ...known }) {
      const found = await knownAt(room, tenant, accountId, known);
      if (!found.ok) return found;
      const { state, base } = found.value;
      return parsed({ ...positionOn(inOwnName(state), effectiveOn, base.law), accountId });
    },
    async agreements(tenant, { accountId, on }) {
      const known = await knownAt(room, tenant, accountId, {});
      if (!known.ok) return known;
      const { state, base } = known.value;
      return parsed(
        state.agreements.map((agreement) => {
          const { agreementId, signedOn, outcome, endedOn } = agreement;
          const position = positionOn(state, endedOn ?? on, base.law);
          return { agreementId, signedOn, outcome, endedOn, instalments: instalmentsOn(agreement, position) };
        }),
      );
    },
    async bill(tenant, { accountId, invoiceId, asOf, effectiveOn }) {
      const known = await knownAt(room, tenant, accountId, { asOf });
      if (!known.ok) return known;
      return billOn(known.value.state, invoiceId, effectiveOn, known.value.base.law);
    },
    async checkClearance(tenant, { accountId, asOf, on }) {
      for (let answeredBy: string = accountId; ;) {
        const known = await knownAt(room, tenant, answeredBy, { asOf });
        if (!known.ok) return known;
        const { state, base } = known.value;
        if (state.mergedInto === null)
          return parsed({ ...decideClearance(state, on, base.law), answeredBy, revision: state.revision });
        answeredBy = state.mergedInto;
      }
    },
    obligationReasons: (tenant, input) => obligationReasons(room, tenant, input),
    verifyClearance: (tenant, input) => verifyClearance(room.parts, tenant, input),
  };
}

/** What is known: at an instant, or by the facts up to a position. */
interface Known {
  readonly asOf?: Instant | undefined;
  readonly upTo?: Position | undefined;
}

/** The account as the ledger knew it; where nothing is said, as it knows it now. Later facts are left out. */
async function knownAt(
  room: AccountRoom,
  tenant: string,
  accountId: string,
  { asOf, upTo }: Known,
): Promise<Parsed<{ readonly state: AccountState; readonly base: OnAccount }>> {
  const account = await room.open({ tenant, today: room.parts.clock.today() }, accountId);
  if (!account.ok || (asOf === undefined && upTo === undefined)) return account;
  const facts = await room.parts.ledger.facts<AccountEvent>(accountStream(tenant, accountId));
  const until = asOf === undefined ? Infinity : Date.parse(asOf);
  const known = facts.filter(
    ({ recordedAt, position }) => Date.parse(recordedAt) <= until && (upTo === undefined || hasReached(upTo, position)),
  );
  return parsed({ state: fold<AccountState, AccountEvent>(taxAccount, known), base: account.value.base });
}
