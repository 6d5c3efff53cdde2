import { messageDecider } from "../../../domain/correspondence/index.js";
import { civilDateAt, refusal, type Instant } from "../../../domain/shared/index.js";
import type { AccountEvent } from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import type { Ledger, LedgerFact } from "../../ledger/index.js";
import { streamFor } from "../../streams.js";
import type { Ask, Outcome, ServeNoticeInput, TaxationUseCases } from "../../taxation/index.js";
import { accountStream, refusedOutcome, wayOfAccount } from "../../taxation/support/index.js";
import type { ProcessManager } from "../process-manager.js";

interface Parts {
  readonly ledger: Pick<Ledger, "load" | "facts">;
  readonly taxation: Pick<TaxationUseCases, "serveNotice">;
  /** So many times a merger that is under way is looked at. */
  readonly looks?: number;
}

/**
 * About a minute, as what may pass is tried again after longer and longer waits: time for `finish-mergers` to finish what
 * a crash cut off. No longer, for all notices that were sent later wait as well.
 */
const LOOKS = 16;

/**
 * A notice whose e-mail a server took over was served that day: the law counts from it. What is printed is served by who
 * hands it over or posts it.
 */
export function serveNotices(parts: Parts): ProcessManager {
  const { ledger, looks = LOOKS } = parts;
  return {
    name: "serve-notices",
    prefixes: ["message-"],
    types: ["MessageSent"],
    async *react({ tenant, data }) {
      const { messageId, at } = data as { readonly messageId: string; readonly at: Instant };
      const { message } = (await ledger.load(streamFor("message", tenant, messageId), messageDecider)).state;
      if (message?.cause.type !== "NoticeIssued" || message.accountId === null) return;
      const { accountId, cause } = message;
      const facts: readonly (LedgerFact & Pick<AccountEvent, "type" | "data">)[] = await ledger.facts<AccountEvent>(
        accountStream(tenant, accountId),
      );
      const notice = facts.find(({ eventId }) => eventId === cause.eventId) as AccountEvent | undefined;
      if (notice?.type !== "NoticeIssued") return;
      const { kind: what, noticeId: refersTo } = notice.data;
      const sent = { channel: "email", sentOn: civilDateAt(at), receivedOn: null } as const;
      let looked = 0;
      const mayLookAgain = () => ++looked < looks;
      yield {
        about: accountId,
        // By a merger that carried no notices yet; before a merger, by this same command.
        fine: ["account-merged", "notice-known"],
        carryOut: (ask) => serve(parts, ask, { accountId, what, refersTo, ...sent }, mayLookAgain),
      };
    },
  };
}

/**
 * Serves a notice where its account goes on: the notices of one that was merged go on with what is owed. Merged in the
 * very moment of writing, it is followed anew; a merger that is under way may pass.
 * @throws DefterError `merger-under-way` (UNAVAILABLE) while it may be looked at again; then it is refused.
 */
async function serve(
  { ledger, taxation }: Parts,
  ask: Ask,
  { accountId, ...notice }: ServeNoticeInput,
  mayLookAgain: () => boolean,
): Promise<Outcome<unknown>> {
  for (;;) {
    const { all, standing } = await wayOfAccount(ledger, ask.tenant, accountId);
    const isThere = standing.state.taxNotices.some(({ noticeId }) => noticeId === notice.refersTo);
    const isUnderWay = all.some((each, index) => index > 0 && !each.state.absorbed.includes(all[index - 1]!.accountId));
    const facts = { accountId, into: standing.accountId };
    if (!isThere && !isUnderWay) return refusedOutcome(refusal("account-merged", facts));
    if (!isThere && mayLookAgain()) throw new DefterError("UNAVAILABLE", "merger-under-way", { facts });
    if (!isThere) return refusedOutcome(refusal("merger-under-way", facts));
    const outcome = await taxation.serveNotice(ask, { accountId: standing.accountId, ...notice });
    if (outcome.ok || outcome.refusal.code !== "account-merged") return outcome;
  }
}
