import { notParsed, parsed, parseText, refusal, type Refusal } from "../../../shared/index.js";
import type { SettleFees } from "../commands.js";
import type { CaseFee, CaseState } from "../state.js";
import { settle } from "./advance.js";
import { isOfficer } from "./movers.js";
import { futureFault } from "./texts.js";
import { byOf, inTurn, record, unless, type Step, type Work } from "./work.js";

/**
 * What is paid, and what is owed again; then what waited for it goes on by itself. Fees that stand so already are left as
 * they are. The file of a closed case says it, too, but nothing follows from it there: a decision stands until somebody
 * takes it back.
 */
export function settleFees({ codes, paidOn, evidence, shownBy, owedAgain }: SettleFees): Step {
  return (work) => {
    const { base } = work;
    const named = [...codes, ...(owedAgain?.codes ?? [])];
    const unknown = named.find((code) => !(work.state.fees ?? []).some((fee) => fee.code === code));
    if (unknown !== undefined) return notParsed("fee-unknown", { fee: unknown.slice(0, 80) });
    const paid = codesOf(work.state, codes, ({ settledOn }) => settledOn === null);
    const unpaid = codesOf(work.state, owedAgain?.codes ?? [], ({ settledBy }) => settledBy === "account");
    if (paid.length + unpaid.length === 0) return parsed(work);
    const [words, obligations] = [parseText(evidence, 300), parseText(owedAgain?.evidence ?? "-", 300)];
    if (!words.ok) return words;
    if (!obligations.ok) return obligations;
    const by = byOf(base);
    return inTurn(
      work,
      unless(() => (paid.length === 0 ? null : futureFault(paidOn, base.on))),
      (now) =>
        parsed(
          paid.length === 0
            ? now
            : record(now, "FeeSettled", { codes: paid, on: paidOn, evidence: words.value, shownBy, by }),
        ),
      (now) =>
        parsed(
          unpaid.length === 0
            ? now
            : record(now, "FeeOwedAgain", { codes: unpaid, on: base.on, evidence: obligations.value, by }),
        ),
      settle,
    );
  };
}

/** The system, or an officer who takes money or handles the case. */
export function payingFault({ base: { by } }: Work): Refusal | null {
  return by.role === "system" || isOfficer(by) ? null : refusal("officers-only", { role: by.role });
}

function codesOf({ fees }: CaseState, codes: readonly string[], isOne: (fee: CaseFee) => boolean): string[] {
  return (fees ?? []).filter((fee) => codes.includes(fee.code) && isOne(fee)).map(({ code }) => code);
}
