import { NEWS_FOR_DAYS } from "../../../domain/correspondence/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import { messages } from "../../correspondence/index.js";
import { sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { PacketAsk, PacketRow, PostedPaper, ReadSide } from "../../read-side/index.js";
import { invoices } from "../invoices.js";
import { taxNotices } from "../tax-notices.js";
import { taxpayers } from "../taxpayers.js";
import { isNewsNoMore } from "./notice-mail.js";

/** Papers of one packet: a file of some hundred pages, and a minute's work of the press at most. */
const PACKET = 100;
/** More packets than that no run has: a million papers. */
const MOST_PACKETS = 10_000;

/** The packets that a run's papers are cut into, office by office. `today` is the civil date in Europe/Tirane. */
export function packets(reader: PostgresReader, today: () => CivilDate): ReadSide["packets"] {
  return (scope, of) => {
    const query = sql`select key as id, office, "undeliveredOn", number,
        (count(*) over (partition by office, "undeliveredOn"))::int as of,
        (size - "leftOut")::int as papers, "leftOut"::int, first, last
      from (
        select key, office, "undeliveredOn", number, count(*) as size, count("leftOut") as "leftOut",
          (array_agg(paper order by place))[1] as first, (array_agg(paper order by place desc))[1] as last
        from (${cut(of, today())}) as papers group by key, office, "undeliveredOn", number
      ) as packets
      order by "undeliveredOn" nulls first, office collate "C", number limit ${MOST_PACKETS}`;
    return reader.rows<PacketRow>(scope, tablesOf(of), query);
  };
}

/**
 * The papers of one packet in the order in which post is delivered: by unit, street and name, as the register has them
 * now. Those that are left out are among them, and say why.
 */
export function papersByPost(reader: PostgresReader, today: () => CivilDate): ReadSide["papersByPost"] {
  return (scope, { packet, ...of }) => {
    const query = sql`select of_packet.id, of_packet."accountId", of_packet.paper as number, of_packet."leftOut",
        taxpayers.unit, taxpayers.street, taxpayers.name
      from (select * from (${cut(of, today())}) as papers where key = ${packet}) as of_packet
        left join taxpayers on taxpayers.id = of_packet."accountId"
      order by taxpayers.unit, taxpayers.street nulls first, taxpayers."nameWords", of_packet.place`;
    return reader.rows<PostedPaper>(scope, [...tablesOf(of), taxpayers], query);
  };
}

function tablesOf({ paper }: PacketAsk) {
  return paper === "invoice" ? [invoices] : [taxNotices, messages];
}

/**
 * Every paper of a run that goes by post, with its place. It lies in the packet of its office and number, for ever: of
 * a run that is over neither changes, and what is left out later keeps its place. Nothing that the register says can
 * move it, nor who asks: officers of one office see the same packets as those of the whole municipality.
 */
function cut({ runId, paper }: PacketAsk, today: CivilDate): Sql {
  const posted =
    paper === "invoice"
      ? billed(runId)
      : sql`${told(runId)} union all ${undelivered(runId, today)} union all ${unsaid(runId, today)}`;
  return sql`select id, "accountId", paper, office, "undeliveredOn", "leftOut", place,
      ((place - 1) / ${PACKET}::int + 1)::int as number,
      concat_ws('.', office, "undeliveredOn", (place - 1) / ${PACKET}::int + 1) as key
    from (
      select *, row_number() over (
          partition by office, "undeliveredOn" order by length(paper), paper collate "C", id
        ) as place
      from (${posted}) as posted
    ) as placed`;
}

function billed(runId: string): Sql {
  return sql`select id, "accountId", number as paper, office, null as "undeliveredOn",
      case status when 'cancelled' then 'cancelled' end as "leftOut"
    from invoices where "runId" = ${runId}`;
}

/** Notices that are printed from the beginning. */
function told(runId: string): Sql {
  return sql`select id, "accountId", number as paper, office, null as "undeliveredOn", null as "leftOut"
    from tax_notices where "runId" = ${runId} and way = 'print'`;
}

/**
 * Notices whose e-mail was given up or set aside, by each day on which it was. A day takes more until it is over, so
 * that it is none of these before.
 */
function undelivered(runId: string, today: CivilDate): Sql {
  return sql`select tax_notices.id, tax_notices."accountId", tax_notices.number, tax_notices.office, day,
      case when phase in ('waiting', 'sent') then 'by-email'
        when day < "undeliveredOn"[cardinality("undeliveredOn")] then 'again' end
    from tax_notices
      join messages on messages.cause = 'NoticeIssued' and messages."causeId" = tax_notices."eventId"
      cross join unnest("undeliveredOn") as day
    where tax_notices."runId" = ${runId} and day < ${today}`;
}

/**
 * Notices by e-mail of which no message was ever written, and none will be: they are news no more. They go by post as
 * undelivered on the last day on which one could have been.
 */
function unsaid(runId: string, today: CivilDate): Sql {
  return sql`select id, "accountId", number, office, to_char("issuedOn" + ${NEWS_FOR_DAYS}::int, 'YYYY-MM-DD'), null
    from tax_notices
    where "runId" = ${runId} and way = 'e-mail' and ${isNewsNoMore(today)}
      and not exists (select from messages where cause = 'NoticeIssued' and "causeId" = tax_notices."eventId")`;
}
