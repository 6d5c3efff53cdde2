import { equal, listOf, sql, type PostgresReader } from "../postgres/index.js";
import type { List, MessageFilter, MessageRow, ReadSide, Scope } from "../read-side/index.js";
import { messages, type MessageRecord } from "./messages.js";

/** What the room of correspondence answers of the read side. */
export type CorrespondenceReadSide = Pick<ReadSide, "messages">;

export function correspondenceReadSide(reader: PostgresReader): CorrespondenceReadSide {
  return { messages: messageList(reader) };
}

/** Messages, the latest first. */
function messageList(reader: PostgresReader): List<MessageFilter, MessageRow> {
  return listOf<MessageFilter, MessageRecord, MessageRow>(reader, {
    ...{ name: "messages", table: messages, orderBy: ["writtenAt"], direction: "descending" },
    where: ({ phase, caseId, template }) => [
      ...equal("phase", phase),
      ...equal("caseId", caseId),
      ...equal("template", template),
    ],
    toRow: ({ id: messageId, place: _place, lane: _lane, causeId: _cause, undeliveredOn: _days, ...row }) => ({
      messageId,
      ...row,
    }),
  });
}

/** What is asked for by who sends. */
export interface DueMessages {
  readonly now: string;
  readonly channels: readonly string[];
  readonly limit: number;
}

/**
 * The ids of the first waiting message of each lane, where its time has come: what comes later in a lane waits, also
 * where the first one is of a channel that is not asked for.
 */
export async function messagesDue(
  reader: PostgresReader,
  scope: Scope,
  { now, channels, limit }: DueMessages,
): Promise<readonly string[]> {
  const found = await reader.rows<{ readonly id: string }>(
    scope,
    [messages],
    sql`select id from (
        select distinct on (lane) id, channel, "nextAt", place from messages where phase = 'waiting' order by lane, place
      ) first
      where channel = any(${[...channels]}::text[]) and ("nextAt" is null or "nextAt" <= ${now}::timestamptz)
      order by place limit ${limit}`,
  );
  return found.map(({ id }) => id);
}
