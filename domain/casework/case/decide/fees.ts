import { parsed, refusal, sameJson, sumLek, type Parsed, type Refusal } from "../../../shared/index.js";
import { feesOf, type ComputedFee, type FilledForm } from "../../service/index.js";
import { effectsOf } from "../../workflow/index.js";
import type { PinnedDefinition } from "../commands.js";
import { accountOf, lastCheck } from "../state.js";
import { record, type Step, type Work } from "./work.js";

/** Whether a fee may arise: from a step, or (null) where nobody takes one, from what then happens by itself or by silence. */
export function feesMayArise({ service, workflow }: PinnedDefinition, transition: string | null): boolean {
  const { content } = workflow;
  const taken = content.transitions.filter(({ automatic, code }) => automatic || code === transition);
  const silently = content.silence === "deemed-granted";
  const arises = silently || taken.some((each) => effectsOf(content, each).includes("create-fee"));
  return service.content.fees.length > 0 && arises;
}

/** Charges every fee of the service that was not charged yet. */
export const chargeFees: Step = (work) => {
  const { state, base } = work;
  if (base.definition.service.content.fees.length === 0) return parsed(work);
  if (state.form === null) return { ok: false, refusal: refusal("subject-forgotten") };
  const fees = feesNow(work, state.form);
  if (!fees.ok) return fees;
  const open = fees.value.filter(({ code }) => !state.fees?.some((each) => each.code === code));
  if (open.length === 0) return parsed(work);
  const total = sumLek(open.map(({ amount }) => amount));
  return parsed(record(work, "FeeCharged", { accountId: accountOf(state), fees: [...open], total }));
};

/** Fees that were charged stand on the form: a form that would change them is put right with the fee, not under it. */
export function feeChangeFault(work: Work, form: FilledForm): Refusal | null {
  const { fees: charged } = work.state;
  if (charged === null) return null;
  const fees = feesNow(work, form);
  if (!fees.ok) return fees.refusal;
  return sameJson(quantities(fees.value), quantities(charged)) ? null : refusal("correction-changes-fee");
}

/** What the service costs by a form, by the law in force and the pages counted so far. */
function feesNow({ state, base }: Work, form: FilledForm): Parsed<readonly ComputedFee[]> {
  const pages = lastCheck(state, "pages")?.check.count ?? null;
  return feesOf(base.definition.service.content, form, { tariffs: base.tariffs ?? {}, pages });
}

function quantities(fees: readonly Pick<ComputedFee, "code" | "quantity">[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fees.map(({ code, quantity }) => [code, quantity]));
}
