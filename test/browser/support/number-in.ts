/** A number as it is shown: what keeps thousands apart and what names the unit are left out. */
export function numberIn(text: string | null | undefined): number {
  return Number((text ?? "").replace(/[^\d\u2212]/g, "").replace("\u2212", "-"));
}
