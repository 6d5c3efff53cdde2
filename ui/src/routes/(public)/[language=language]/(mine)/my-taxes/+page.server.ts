import { MY_REASONS } from "$lib/calculator/questions.js";
import { MY_ACCOUNT } from "$lib/citizen/account.js";

export async function load({ locals: { ask } }) {
  const [{ myAccount, myInvoices, municipality }, { myReasons }] = await Promise.all([
    ask(MY_ACCOUNT, {}),
    ask(MY_REASONS, {}),
  ]);
  const invoice = myInvoices.nodes[0] ?? null;
  const office = municipality.offices.find(({ code }) => code === invoice?.office) ?? null;
  return { account: myAccount, reasons: myReasons, invoice, office };
}
