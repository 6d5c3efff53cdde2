import type { SettleFees } from "../../../domain/casework/index.js";
import { parsed, type Parsed } from "../../../domain/shared/index.js";
import { outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { CaseStanding, SettleFeesInput } from "../use-cases.js";
import { standingAfter, withoutRole, type CaseRoom, type OpenedCase } from "./case-room.js";
import { feesShown } from "./fees.js";

/** From the account, or from a receipt where no account holds the fees. Nothing else than before: nothing happens. */
export async function settleFees(room: CaseRoom, ask: Ask, input: SettleFeesInput): Promise<Outcome<CaseStanding>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const said = input.receipt
    ? parsed(saidByReceipt(input.receipt))
    : await saidByAccounts(room, ask, opened.value, input);
  if (!said.ok) return said;
  const command = { ...opened.value.frame, type: "SettleFees", ...said.value } as const;
  const result = await room.carryOut(ask, command, { settleFees: withoutRole(input) });
  return outcomeOf(result, () => standingAfter(opened.value, result));
}

type Said = Pick<SettleFees, "codes" | "paidOn" | "evidence" | "shownBy" | "owedAgain">;

function saidByReceipt({ codes, paidOn, reference }: NonNullable<SettleFeesInput["receipt"]>): Said {
  return { codes, paidOn, evidence: reference, shownBy: "receipt" };
}

async function saidByAccounts(
  room: CaseRoom,
  ask: Ask,
  opened: OpenedCase,
  { reversed = false }: SettleFeesInput,
): Promise<Parsed<Said>> {
  const shown = await feesShown(room, ask, opened);
  if (!shown.ok) return shown;
  const { settled } = shown.value;
  // That an older debt came to light moves what payments cover, but takes no payment of a fee back.
  const owedAgain = reversed ? shown.value.owedAgain : [];
  const last = settled.map(({ on }) => on).toSorted();
  return parsed({
    ...{ codes: settled.map(({ code }) => code), paidOn: last.at(-1) ?? ask.today, evidence: keysOf(settled) },
    ...{ shownBy: "account", owedAgain: { codes: owedAgain.map(({ code }) => code), evidence: keysOf(owedAgain) } },
  });
}

function keysOf(fees: readonly { readonly key: string }[]): string {
  return (
    fees
      .map(({ key }) => key)
      .join(", ")
      .slice(0, 300) || "-"
  );
}
