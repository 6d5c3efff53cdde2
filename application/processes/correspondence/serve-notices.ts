import { messageDecider } from "../../../domain/correspondence/index.js";
import { civilDateAt, refusal, type Instant } from "../../../domain/shared/index.js";
import type { AccountEvent } from "../../../domain/taxation/index.js";
import type { Ledger, LedgerFact } from "../../ledger/index.js";
import { pause } from "../../retrying.js";
import { streamFor } from "../../streams.js";
import type { Ask, Outcome, ServeNoticeInput, TaxationUseCases } from "../../taxation/index.js";
import { accountStream, refusedOutcome, wayOfAccount } from "../../taxation/support/index.js";
import type { ProcessManager } from "../process-manager.js";

interface Parts {
  readonly ledger: Pick<Ledger, "load" | "facts">;
  readonly taxation: Pick<TaxationUseCases, "serveNotice">;
  /** How long to wait, in milliseconds, before each further look at a merger that is under way. */
  readonly waits?: readonly number[];
}

/** A second and a half in all: a merger that goes on longer was cut off, and waits for whoever began it. */
const WAITS_MS = [100, 200, 400, 800] as const;
const NEVER = new AbortController().signal;

/**
 * A notice whose e-mail a server took over was served that day: the law counts from it. What is printed is served by who
 * hands it over or posts it.
 */
export function serveNotices(parts: Parts): ProcessManager {
  const { ledger } = parts;
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
      yield {
        about: accountId,
        // By a merger that carried no notices yet; before a merger, by this same command.
        fine: ["account-merged", "notice-known"],
        carryOut: (ask) => serve(parts, ask, accountId, { what, refersTo, ...sent }),
      };
    },
  };
}

/**
 * Serves a notice where its account goes on: the notices of one that was merged go on with what is owed. Merged in the
 * very moment of writing, it is followed anew, and a merger that is under way is waited for.
 */
async function serve(
  { ledger, taxation, waits = WAITS_MS }: Parts,
  ask: Ask,
  accountId: string,
  notice: Omit<ServeNoticeInput, "accountId">,
): Promise<Outcome<unknown>> {
  for (let looks = 0; ;) {
    const { all, standing } = await wayOfAccount(ledger, ask.tenant, accountId);
    const isThere = standing.state.taxNotices.some(({ noticeId }) => noticeId === notice.refersTo);
    const isUnderWay = all.some((each, index) => index > 0 && !each.state.absorbed.includes(all[index - 1]!.accountId));
    if (!isThere && !isUnderWay)
      return refusedOutcome(refusal("account-merged", { accountId, into: standing.accountId }));
    const wait = isThere ? undefined : waits[looks++];
    if (wait !== undefined) {
      await pause(wait, NEVER);
      continue;
    }
    const outcome = await taxation.serveNotice(ask, { accountId: standing.accountId, ...notice });
    if (outcome.ok || outcome.refusal.code !== "account-merged") return outcome;
  }
}
