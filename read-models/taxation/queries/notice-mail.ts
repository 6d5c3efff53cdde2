import { NEWS_FOR_DAYS } from "../../../domain/correspondence/index.js";
import { daysBetween, type CivilDate } from "../../../domain/shared/index.js";
import { messages } from "../../correspondence/index.js";
import { sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { NoticeMail, ReadSide, Scope } from "../../read-side/index.js";
import { taxNotices, type TaxNoticeRecord } from "../tax-notices.js";

interface Became {
  readonly became: keyof NoticeMail;
}

/** What became of a message, as far as it matters to the notice that it tells of. */
const BECAME = sql`case when phase in ('waiting', 'sent') then phase else 'undelivered' end`;

/** Of a notice: whether no message of it is written any more, so that one that has none goes by post. */
export function isNewsNoMore(today: CivilDate): Sql {
  return sql`tax_notices."issuedOn" + ${NEWS_FOR_DAYS}::int < ${today}::date`;
}

/** What became of the e-mails of a run's notices. */
export function noticeMail(reader: PostgresReader, today: () => CivilDate): ReadSide["noticeMail"] {
  return async (scope, runId) => {
    const query = sql`select ${BECAME} as became, count(*)::int as notices
      from tax_notices left join messages
        on messages.cause = 'NoticeIssued' and messages."causeId" = tax_notices."eventId"
      where tax_notices."runId" = ${runId} and way = 'e-mail' and (phase is not null or ${isNewsNoMore(today())})
      group by 1`;
    const found = await reader.rows<Became & { readonly notices: number }>(scope, [taxNotices, messages], query);
    const counted = Object.fromEntries(found.map(({ became, notices }) => [became, notices]));
    return { waiting: 0, sent: 0, undelivered: 0, ...counted };
  };
}

/** What became of the e-mail of a notice of which no message was written: as yet none, or none will be. */
export function unsaidMail({ way, issuedOn }: Pick<TaxNoticeRecord, "way" | "issuedOn">, today: CivilDate) {
  return way === "e-mail" && daysBetween(issuedOn, today) > NEWS_FOR_DAYS ? "undelivered" : null;
}

/** What became of the e-mails of notices, by the events that issued them; nothing of those that have none yet. */
export function mailOf(reader: PostgresReader) {
  return async (scope: Scope, eventIds: readonly string[]): Promise<ReadonlyMap<string, keyof NoticeMail>> => {
    if (eventIds.length === 0) return new Map();
    const query = sql`select "causeId", ${BECAME} as became from messages
      where cause = 'NoticeIssued' and "causeId" = any(${[...eventIds]}::text[])`;
    const found = await reader.rows<Became & { readonly causeId: string }>(scope, [messages], query);
    return new Map(found.map(({ causeId, became }) => [causeId, became]));
  };
}
