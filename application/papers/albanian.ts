import { thousandsApart, type CivilDate, type Lek } from "../../domain/shared/index.js";

/** A space at which no line ends, as `1 234 lekë` must not be torn apart. */
const HARD_SPACE = "\u00A0";

/** A day as Albanian papers write it: `03.09.2025`. */
export function dayText(day: CivilDate): string {
  const [year, month, date] = day.split("-");
  return `${date}.${month}.${year}`;
}

/** An amount with its unit, thousands apart: `1 234 567 lekë`; a minus before what is negative. */
export function lekText(amount: Lek): string {
  return `${amount < 0 ? "−" : ""}${thousandsApart(Math.abs(amount), HARD_SPACE)}${HARD_SPACE}lekë`;
}

/** A verification code in groups of four, as it is read aloud. */
export function codeText(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}
