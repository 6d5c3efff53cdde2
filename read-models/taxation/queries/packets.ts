import { sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { PacketAsk, PacketRow, PostedPaper, ReadSide } from "../../read-side/index.js";
import { invoices } from "../invoices.js";
import { taxNotices } from "../tax-notices.js";
import { taxpayers } from "../taxpayers.js";

/** Papers of one packet: a file of some hundred pages, and a minute's work of the press at most. */
const PACKET = 100;
/** More packets than that no run has: a million papers. */
const MOST_PACKETS = 10_000;

/** The packets that a run's papers are cut into, office by office. */
export function packets(reader: PostgresReader): ReadSide["packets"] {
  return (scope, of) => {
    const query = sql`select key as id, office, number, (count(*) over (partition by office))::int as of,
        (size - "leftOut")::int as papers, "leftOut"::int, first, last
      from (
        select key, office, number, count(*) as size, count("leftOut") as "leftOut",
          (array_agg(paper order by place))[1] as first, (array_agg(paper order by place desc))[1] as last
        from (${cut(of)}) as papers group by key, office, number
      ) as packets
      order by office collate "C", number limit ${MOST_PACKETS}`;
    return reader.rows<PacketRow>(scope, [tableOf(of)], query);
  };
}

/**
 * The papers of one packet in the order in which post is delivered: by unit, street and name, as the register has them
 * now. Those that are left out are among them, and say why.
 */
export function papersByPost(reader: PostgresReader): ReadSide["papersByPost"] {
  return (scope, { packet, ...of }) => {
    const query = sql`select of_packet.id, of_packet."accountId", of_packet.paper as number, of_packet."leftOut",
        taxpayers.unit, taxpayers.street, taxpayers.name
      from (select * from (${cut(of)}) as papers where key = ${packet}) as of_packet
        left join taxpayers on taxpayers.id = of_packet."accountId"
      order by taxpayers.unit, taxpayers.street nulls first, taxpayers."nameWords", of_packet.place`;
    return reader.rows<PostedPaper>(scope, [tableOf(of), taxpayers], query);
  };
}

function tableOf({ paper }: PacketAsk) {
  return paper === "invoice" ? invoices : taxNotices;
}

/**
 * Every paper of a run that goes by post, with its place. It lies in the packet of its office and number, for ever: of
 * a run that is over neither changes, and what is cancelled later keeps its place. Nothing that the register says can
 * move it, nor who asks: officers of one office see the same packets as those of the whole municipality.
 */
function cut({ runId, paper }: PacketAsk): Sql {
  const posted =
    paper === "invoice"
      ? sql`select *, case status when 'cancelled' then 'cancelled' end as "leftOut" from invoices`
      : sql`select *, null as "leftOut" from tax_notices where way = 'print'`;
  return sql`select id, "accountId", paper, office, "leftOut", place,
      ((place - 1) / ${PACKET}::int + 1)::int as number, concat_ws('.', office, (place - 1) / ${PACKET}::int + 1) as key
    from (
      select id, "accountId", number as paper, office, "leftOut",
        row_number() over (partition by office order by length(number), number collate "C", id) as place
      from (${posted}) as posted where "runId" = ${runId}
    ) as placed`;
}
