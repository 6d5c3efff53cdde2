import type { Words } from "./words.js";

/** What the page says on which anybody checks a paper, and what printing refuses. */
export const paperWords: Words = {
  "paper-unknown": {
    sq: "Nuk ka dokument të tillë. Shikoni adresën ose kodin në letër.",
    en: "There is no such paper. Look at the address or the code on it.",
  },
  "paper-of-forgotten": {
    sq: "Të dhënat e personit janë fshirë me kërkesë të tij; dokumenti nuk shtypet më.",
    en: "The person's data was erased at their request; the paper is not printed any more.",
  },
  "press-busy": {
    sq: "Po shtypen shumë dokumente. Provoni sërish pas pak.",
    en: "Many papers are being printed. Try again in a moment.",
  },
  "verifying-too-often": {
    sq: "Shumë verifikime nga kjo adresë. Provoni sërish pas {seconds} sekondash.",
    en: "Too many checks from this address. Try again in {seconds} seconds.",
  },
  "page-other-language": { sq: "Lexojeni shqip", en: "Read it in English" },
  "page-paper-invoice": { sq: "Faturë e detyrimeve vendore", en: "Invoice of local taxes" },
  "page-paper-receipt": { sq: "Mandat arkëtimi", en: "Receipt of payment" },
  "page-paper-clearance": { sq: "Vërtetim për shlyerje detyrimesh", en: "Certificate of tax clearance" },
  "page-paper-none": { sq: "Verifikimi i dokumentit", en: "Checking a paper" },
  "page-valid": { sq: "Dokumenti vlen", en: "The paper is valid" },
  "page-expired": { sq: "Afati i dokumentit ka kaluar", en: "The paper has expired" },
  "page-revoked": { sq: "Dokumenti është shfuqizuar", en: "The paper was revoked" },
  "page-ended-invoice": { sq: "Fatura është anuluar", en: "The invoice was cancelled" },
  "page-ended-receipt": { sq: "Pagesa është anuluar", en: "The payment was reversed" },
  "page-number": { sq: "Numri", en: "Number" },
  "page-issued": { sq: "Data", en: "Date" },
  "page-valid-until": { sq: "Vlen deri më", en: "Valid until" },
  "page-ended-on": { sq: "Nuk vlen që nga", en: "Not valid since" },
  "page-amount": { sq: "Shuma", en: "Amount" },
  "page-amount-value": { sq: "{amount|lek}", en: "{amount|lek}" },
  "page-day-value": { sq: "{day|date}", en: "{day|date}" },
  "page-note": {
    sq: "Krahasojeni me letrën: çdo rresht duhet të jetë i njëjtë.",
    en: "Compare it with the paper: every line must be the same.",
  },
};
