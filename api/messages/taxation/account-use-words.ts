import type { Words } from "../words.js";

/** Refusals of the use cases on accounts. */
export const accountUseWords: Words = {
  "account-unknown": {
    sq: "Bashkia nuk ka llogari të tatimpaguesit {accountId}.",
    en: "The municipality keeps no account {accountId}.",
  },
  "payment-reference-known": {
    sq: "Pagesa me referencën {reference} ({channel}) është regjistruar më parë.",
    en: "The payment with the reference {reference} ({channel}) was recorded before.",
  },
  "payment-reference-pending": {
    sq: "Pagesa me referencën {reference} ({channel}) po regjistrohet. Provoni sërish pas pak.",
    en: "The payment with the reference {reference} ({channel}) is being recorded. Try again later.",
  },
  "cash-desk-required": {
    sq: "Pagesa në arkë kërkon arkën që e mori.",
    en: "A payment at a cash desk needs the desk that took it.",
  },
  "receipt-taken-back": {
    sq: "Mandati i kësaj pagese u anulua në arkë; regjistrojeni pagesën rishtas.",
    en: "The receipt of this payment was taken back at the desk; enter the payment anew.",
  },
  "cash-desk-not-for-channel": {
    sq: "Pagesa me {channel} nuk kalon nga arka.",
    en: "A payment by {channel} does not go over a cash desk.",
  },
  "cash-desk-of-another-office": {
    sq: "Arka {desk} është e zyrës “{office|office}”.",
    en: "The cash desk {desk} belongs to the office “{office|office}”.",
  },
  "office-unknown": { sq: "Nuk ka zyrë {office}.", en: "There is no office {office}." },
  "clearance-unknown": { sq: "Asnjë vërtetim nuk ka këtë kod.", en: "No clearance has this code." },
  "validity-days-out-of-range": {
    sq: "Vërtetimi vlen nga {min} deri në {max} ditë.",
    en: "A clearance is valid for {min} to {max} days.",
  },
  "late-rules-missing": {
    sq: "Bashkia nuk ka miratuar rregullat e vonesës.",
    en: "The municipality has adopted no rules of lateness.",
  },
  "allocation-order-missing": {
    sq: "Bashkia nuk ka miratuar radhën e shlyerjes.",
    en: "The municipality has adopted no order of settlement.",
  },
  "clearance-code-taken": {
    sq: "Kodi i vërtetimit i përket një vërtetimi tjetër.",
    en: "The verification code belongs to another clearance.",
  },
  "numbers-not-assigned": { sq: "Numrat nuk u caktuan.", en: "The numbers were not assigned." },
};
