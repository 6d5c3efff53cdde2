import { TOTALS } from "$lib/desk/audit/question.js";
import { instantTyped } from "$lib/desk/audit/time.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const typed = { at: searchParams.get("at")?.trim() ?? "", with: searchParams.get("with")?.trim() ?? "" };
  const wrong: string[] = [];
  const read = (name: "at" | "with") => {
    if (typed[name] === "") return null;
    const at = instantTyped(typed[name], "last");
    if (at === null) wrong.push(name);
    return at;
  };
  const [first, second] = [read("at"), read("with")];
  const now = new Date().toISOString();
  const [one, other] = await Promise.all([
    ask(TOTALS, { asOf: first ?? now }),
    second === null ? null : ask(TOTALS, { asOf: second }),
  ]);
  const names = new Map(
    [...one.trialBalance, ...(other?.trialBalance ?? [])].map((line) => [line.ledgerAccount, line.name]),
  );
  const balances = (lines: typeof one.trialBalance) => new Map(lines.map((line) => [line.ledgerAccount, line.balance]));
  const [left, right] = [balances(one.trialBalance), other && balances(other.trialBalance)];
  return {
    typed,
    wrong,
    first: first ?? now,
    second,
    lines: [...names].map(([code, name]) => ({
      code,
      name,
      one: left.get(code) ?? 0,
      other: right && (right.get(code) ?? 0),
    })),
  };
}
