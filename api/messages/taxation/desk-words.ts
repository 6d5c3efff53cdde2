import type { Words } from "../words.js";

/** Refusals of numbering, runs and cash desks. */
export const deskWords: Words = {
  "numbers-too-many": {
    sq: "Njëherësh jepen më së shumti {max} numra; u kërkuan {asked}.",
    en: "At most {max} numbers are given at once; {asked} were asked for.",
  },
  "number-owner-twice": { sq: "I njëjti dokument kërkon dy numra.", en: "The same paper asks for two numbers." },
  "run-exists": { sq: "Ky vlerësim vjetor ka nisur me të dhëna të tjera.", en: "This run began with other terms." },
  "run-unknown": { sq: "Nuk ka një vlerësim vjetor të tillë.", en: "There is no such run." },
  "run-ended": { sq: "Vlerësimi vjetor ka përfunduar ({phase}).", en: "The run is over ({phase})." },
  "run-batch-out-of-order": {
    sq: "Pritej grupi {expected} i vlerësimit, jo {batch}.",
    en: "Batch {expected} of the run was expected, not {batch}.",
  },
  "run-cursor-not-ahead": {
    sq: "Grupi kthehet te tatimpagues që janë vlerësuar.",
    en: "The batch goes back to taxpayers already assessed.",
  },
  "run-counts-differ": {
    sq: "Grupi ka {taxpayers} tatimpagues, por rezultatet janë {accountedFor}.",
    en: "The batch has {taxpayers} taxpayers but {accountedFor} outcomes.",
  },
  "cash-desk-opened-already": {
    sq: "Arka {desk} është hapur më parë për {date|date}.",
    en: "The desk {desk} was opened already for {date|date}.",
  },
  "cash-desk-day-ahead": {
    sq: "Arka nuk hapet për një ditë që s'ka ardhur ({date|date}).",
    en: "A desk is not opened for a day to come ({date|date}).",
  },
  "cash-desk-not-open": { sq: "Arka {desk} nuk është hapur atë ditë.", en: "The desk {desk} was not opened that day." },
  "cash-desk-closed": {
    sq: "Arka {desk} u mbyll për {date|date}.",
    en: "The desk {desk} is closed for {date|date}.",
  },
  "cash-difference-unexplained": {
    sq: "Paraja e numëruar ndryshon me {difference|lek}; duhet shpjegim.",
    en: "The counted cash differs by {difference|lek}; an explanation is needed.",
  },
  "cash-count-differs": {
    sq: "Sipas prerjeve del {sum|lek}, jo {counted|lek}. Numëroni sërish.",
    en: "By banknotes and coins it comes to {sum|lek}, not {counted|lek}. Count again.",
  },
  "denomination-unknown": {
    sq: "Nuk ka prerje prej {denomination} lekësh, ose është shënuar dy herë.",
    en: "There is no banknote or coin of {denomination} lek, or it was entered twice.",
  },
  "pieces-out-of-range": {
    sq: "Numri i copave të prerjes {denomination} shkon nga 0 deri në {max}.",
    en: "The number of pieces of {denomination} goes from 0 to {max}.",
  },
  "receipt-given-already": {
    sq: "Për këtë pagesë është dhënë një mandat tjetër.",
    en: "Another receipt was given for this payment.",
  },
  "receipt-unknown": {
    sq: "Kjo arkë nuk e ka marrë këtë pagesë sot.",
    en: "This desk did not take this payment that day.",
  },
};
