import type { Language } from "../../words/index.js";
import { deskWords } from "../words/index.js";

/** What the controls of the forms of these payments are called. */
export function reversalLabels(payments: readonly { readonly id: string }[], language: Language) {
  const { cases, tax } = deskWords(language);
  return Object.fromEntries(
    payments.flatMap(({ id }) => [
      [`ground-${id}`, cases.ground],
      [`explanation-${id}`, tax.explanation],
    ]),
  );
}
