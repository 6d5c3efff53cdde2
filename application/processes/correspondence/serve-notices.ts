import { messageDecider } from "../../../domain/correspondence/index.js";
import { civilDateAt, type Instant } from "../../../domain/shared/index.js";
import type { AccountEvent } from "../../../domain/taxation/index.js";
import type { Ledger, LedgerFact } from "../../ledger/index.js";
import { streamFor } from "../../streams.js";
import type { TaxationUseCases } from "../../taxation/index.js";
import { accountStream, wayOfAccount } from "../../taxation/support/index.js";
import type { ProcessManager } from "../process-manager.js";

interface Parts {
  readonly ledger: Pick<Ledger, "load" | "facts">;
  readonly taxation: Pick<TaxationUseCases, "serveNotice">;
}

/**
 * A notice whose e-mail a server took over was served that day: the law counts from it. What is printed is served by who
 * hands it over or posts it.
 */
export function serveNotices({ ledger, taxation }: Parts): ProcessManager {
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
      // The notices of an account that was merged meanwhile go on with what is owed.
      const { standing } = await wayOfAccount(ledger, tenant, accountId);
      yield {
        about: accountId,
        // Merged in that very moment, or by a merger that carried no notices yet.
        fine: ["account-merged"],
        carryOut: (ask) => taxation.serveNotice(ask, { accountId: standing.accountId, what, refersTo, ...sent }),
      };
    },
  };
}
