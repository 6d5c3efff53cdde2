import { addLek, yearOf, ZERO_LEK, type Lek } from "../../../domain/shared/index.js";
import { addressFault } from "../../../domain/correspondence/index.js";
import {
  NO_NOTICE_COUNTS,
  registerDecider,
  taxAccount,
  type AccountEvent,
  type IssueNotice,
  type MunicipalityState,
  type NoticeRunCounts,
  type NoticeRunRefusal,
  type RegisteredTaxpayer,
  type StartedNoticeRun,
} from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import { derivedId, type CommandResult } from "../../ledger/index.js";
import { eventOf, NUMBER_TO_COME, type AccountRoom, type OnAccount } from "../account/index.js";
import { assignNumbers } from "../numbering/index.js";
import { allOf, refusalFrom } from "../runs/index.js";
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

export interface NoticeBatch {
  readonly counts: NoticeRunCounts;
  readonly total: Lek;
  readonly refusals: readonly NoticeRunRefusal[];
}

/** Somebody of a batch, and what their account says to being told. */
interface Looked {
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
): Promise<NoticeBatch> {
  const looked = await allOf(taxpayerIds, (taxpayerId) => lookAt(work, taxpayerId));
  const numbers = await numbersFor(work, batch, looked);
  const written = await allOf(looked, async (each) => {
    const number = each.command && numbers.get(each.command.noticeId);
    return number ? { ...each, result: await write(work, { ...each.command, number }) } : each;
  });
  return sumOf(written);
}

async function lookAt(work: NoticesAtWork, taxpayerId: string): Promise<Looked> {
  const { room, ask } = work;
  const register = (await room.parts.ledger.load(taxpayerStream(ask.tenant, taxpayerId), registerDecider)).state;
  if (register.phase === "none")
    return { taxpayerId, command: null, result: { ok: false, refusal: { code: "taxpayer-unknown", facts: {} } } };
  const command = await commandFor(work, taxpayerId, register);
  const result = await given(() => room.rehearse(askFor(work, taxpayerId), stepFor(work, command)));
  return { taxpayerId, command, result };
}

async function commandFor(
  { room, ask, run, accountLaw, itemLaw }: NoticesAtWork,
  taxpayerId: string,
  { office, contacts }: RegisteredTaxpayer,
): Promise<IssueNotice> {
  const { state } = await room.parts.ledger.load(accountStream(ask.tenant, taxpayerId), taxAccount);
  const email = contacts.find(({ kind }) => kind === "email")?.value;
  return {
    ...{ type: "IssueNotice", accountId: taxpayerId, on: ask.today, law: accountLaw },
    ...{ noticeId: derivedId(commandIdFor(run.runId, taxpayerId), "notice"), number: NUMBER_TO_COME, office },
    ...{ kind: run.kind, issuedOn: run.issuedOn, runId: run.runId, ...run.terms },
    way: email !== undefined && addressFault("e-mail", email) === null ? "e-mail" : "print",
    itemLaw: await itemLaw(new Set(state.obligations.map(({ year }) => year))),
  };
}

/** Whoever would be told, and was not before. */
function isToTell({ result }: Looked): boolean {
  return result.ok && result.receipt.duplicate !== true && result.events.length > 0;
}

async function numbersFor(
  { room, ask, run, municipality }: NoticesAtWork,
  batch: number,
  looked: readonly Looked[],
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string[]>();
  for (const { command } of looked.filter(isToTell)) {
    const { office, noticeId } = command!;
    owners.set(office, [...(owners.get(office) ?? []), noticeId]);
  }
  const numbers = new Map<string, string>();
  for (const [office, noticeIds] of owners) {
    const name = `${run.runId}.numbers.${batch}`;
    const given = await assignNumbers(
      room.parts.ledger,
      municipality,
      { ...ask, commandId: name },
      {
        ...{ office, kind: "notice", year: yearOf(run.issuedOn), batch: name },
        owners: noticeIds,
      },
    );
    if (!given.ok) throw new DefterError("REFUSED", given.refusal.code, { facts: given.refusal.facts });
    for (const [owner, number] of given.value) numbers.set(owner, number);
  }
  return numbers;
}

function write(work: NoticesAtWork, command: IssueNotice): Promise<CommandResult<AccountEvent>> {
  return given(() => work.room.carryOut(askFor(work, command.accountId), stepFor(work, command)));
}

function stepFor({ room, ask, run }: NoticesAtWork, command: IssueNotice) {
  return room.step(ask, command, { notifiedByRun: run.runId, taxpayerId: command.accountId });
}

function askFor({ ask, run }: NoticesAtWork, taxpayerId: string): Ask {
  return askBeside(ask, commandIdFor(run.runId, taxpayerId));
}

function commandIdFor(runId: string, taxpayerId: string): string {
  const name = `${runId}.${taxpayerId}`;
  return name.length <= 100 ? name : derivedId(name, "told-by-run");
}

/** What is wrong with one account is listed; what is wrong with the stores stops the run, which can then be resumed. */
async function given(task: () => Promise<CommandResult<AccountEvent>>): Promise<CommandResult<AccountEvent>> {
  try {
    return await task();
  } catch (error) {
    return { ok: false, refusal: refusalFrom(error) };
  }
}

function sumOf(looked: readonly Looked[]): NoticeBatch {
  const counts = { ...NO_NOTICE_COUNTS, taxpayers: looked.length };
  const refusals: NoticeRunRefusal[] = [];
  let total = ZERO_LEK;
  for (const { taxpayerId, result } of looked) {
    const issued = result.ok ? eventOf(result.events, "NoticeIssued") : undefined;
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
