import { addLek, yearOf, ZERO_LEK } from "../../../domain/shared/index.js";
import { addressFault } from "../../../domain/correspondence/index.js";
import {
  NO_NOTICE_COUNTS,
  registerDecider,
  taxAccount,
  type AccountEvent,
  type BatchResult,
  type IssueNotice,
  type MunicipalityState,
  type NoticeRunCounts,
  type RunRefusal,
  type RegisteredTaxpayer,
  type StartedNoticeRun,
} from "../../../domain/taxation/index.js";
import { derivedId, type CommandResult } from "../../ledger/index.js";
import { eventOf, NUMBER_TO_COME, type AccountRoom, type OnAccount } from "../account/index.js";
import { allOf, commandOf, numbersOf, orRefusal } from "../runs/index.js";
import { accountStream, askBeside, taxpayerStream } from "../support/index.js";
import type { Ask } from "../use-case.js";
import type { ItemLaw } from "./item-law.js";

/** What a run works with from its first batch to its last. */
export interface NoticesAtWork {
  readonly room: AccountRoom;
  readonly ask: Ask;
  readonly run: StartedNoticeRun["started"];
  readonly municipality: MunicipalityState;
  readonly accountLaw: OnAccount["law"];
  readonly itemLaw: (years: Iterable<number>) => Promise<ItemLaw>;
}

/** Somebody of a batch, and what their account says to being told. */
export interface Looked {
  readonly taxpayerId: string;
  readonly command: IssueNotice | null;
  readonly result: CommandResult<AccountEvent>;
}

/**
 * Tells those of a batch who owe. All are rehearsed first, the numbers of those who will be told are taken at once for
 * each office, and then they are written. Every id follows from run and taxpayer, so that a batch that was cut off is
 * done again without telling anybody twice, and counts the same.
 */
export async function issueBatch(
  work: NoticesAtWork,
  batch: number,
  taxpayerIds: readonly string[],
): Promise<BatchResult<NoticeRunCounts>> {
  const looked = await lookAtAll(work, taxpayerIds);
  const numbers = await numbersFor(work, batch, looked);
  const written = await allOf(looked, async (each) => {
    const number = each.command && numbers.get(each.command.noticeId);
    return number ? { ...each, result: await write(work, { ...each.command, number }) } : each;
  });
  return sumOf(written);
}

/** What the accounts of a batch say to being told. Writes nothing. */
export function lookAtAll(work: NoticesAtWork, taxpayerIds: readonly string[]): Promise<readonly Looked[]> {
  return allOf(taxpayerIds, (taxpayerId) => lookAt(work, taxpayerId));
}

/** The notice that came of somebody's turn, or would. */
export function noticeOf({ result }: Looked) {
  return result.ok ? eventOf(result.events, "NoticeIssued") : undefined;
}

async function lookAt(work: NoticesAtWork, taxpayerId: string): Promise<Looked> {
  const { room, ask } = work;
  const register = (await room.parts.ledger.load(taxpayerStream(ask.tenant, taxpayerId), registerDecider)).state;
  if (register.phase === "none")
    return { taxpayerId, command: null, result: { ok: false, refusal: { code: "taxpayer-unknown", facts: {} } } };
  const command = await commandFor(work, taxpayerId, register);
  const result = await orRefusal(() => room.rehearse(askFor(work, taxpayerId), stepFor(work, command)));
  return { taxpayerId, command, result };
}

async function commandFor(
  { room, ask, run, accountLaw, itemLaw }: NoticesAtWork,
  taxpayerId: string,
  { office, contacts }: RegisteredTaxpayer,
): Promise<IssueNotice> {
  const { state } = await room.parts.ledger.load(accountStream(ask.tenant, taxpayerId), taxAccount);
  const noticeId = derivedId(commandOf(run.runId, taxpayerId, "told-by-run"), "notice");
  const email = contacts.find(({ kind }) => kind === "email")?.value;
  return {
    ...{ type: "IssueNotice", accountId: taxpayerId, on: ask.today, law: accountLaw },
    ...{ noticeId, number: NUMBER_TO_COME, office },
    ...{ kind: run.kind, issuedOn: run.issuedOn, runId: run.runId, ...run.terms },
    way: email !== undefined && addressFault("e-mail", email) === null ? "e-mail" : "print",
    itemLaw: await itemLaw(new Set(state.obligations.map(({ year }) => year))),
  };
}

/** Whoever would be told, and was not before. */
function isToTell({ result }: Looked): boolean {
  return result.ok && result.receipt.duplicate !== true && result.events.length > 0;
}

function numbersFor(
  { room, ask, run, municipality }: NoticesAtWork,
  batch: number,
  looked: readonly Looked[],
): Promise<ReadonlyMap<string, string>> {
  const papers = looked.filter(isToTell).map(({ command }) => ({ id: command!.noticeId, office: command!.office }));
  const order = { runId: run.runId, batch, kind: "notice", year: yearOf(run.issuedOn), papers } as const;
  return numbersOf(room.parts.ledger, municipality, ask, order);
}

function write(work: NoticesAtWork, command: IssueNotice): Promise<CommandResult<AccountEvent>> {
  return orRefusal(() => work.room.carryOut(askFor(work, command.accountId), stepFor(work, command)));
}

function stepFor({ room, ask, run }: NoticesAtWork, command: IssueNotice) {
  return room.step(ask, command, { notifiedByRun: run.runId, taxpayerId: command.accountId });
}

function askFor({ ask, run }: NoticesAtWork, taxpayerId: string): Ask {
  return askBeside(ask, commandOf(run.runId, taxpayerId, "told-by-run"));
}

export function sumOf(looked: readonly Looked[]): BatchResult<NoticeRunCounts> {
  const counts = { ...NO_NOTICE_COUNTS, taxpayers: looked.length };
  const refusals: RunRefusal[] = [];
  let total = ZERO_LEK;
  for (const each of looked) {
    const { taxpayerId, result } = each;
    const issued = noticeOf(each);
    if (issued) {
      counts.issued += 1;
      if (issued.data.way === "e-mail") counts.byEmail += 1;
      total = addLek(total, issued.data.amounts.total);
    } else if (result.ok || result.refusal.code === "nothing-to-notify") counts.without += 1;
    else {
      counts.refused += 1;
      refusals.push({ taxpayerId, code: result.refusal.code });
    }
  }
  return { counts, total, refusals };
}
