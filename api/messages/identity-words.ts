import type { Words } from "./words.js";

/** Refusals of the identity room. */
export const identityWords: Words = {
  "username-malformed": {
    sq: "Emri i përdoruesit ka shkronja, shifra, pikë, viza ose @, së paku dy.",
    en: "A user name has letters, digits, dots, hyphens or @, at least two.",
  },
  "user-unknown": { sq: "Nuk ka një përdorues të tillë.", en: "There is no such user." },
  "user-exists": { sq: "Ky përdorues ekziston.", en: "This user exists already." },
  "roles-missing": { sq: "Përdoruesi ka nevojë për së paku një rol.", en: "A user needs at least one role." },
  "roles-incompatible": {
    sq: "I njëjti njeri nuk i mban dot rolet {first} dhe {second}.",
    en: "One person cannot have the roles {first} and {second} together.",
  },
  "last-administrator": {
    sq: "Bashkia do të mbetej pa administrator. Caktoni më parë një tjetër.",
    en: "The municipality would be left without an administrator. Appoint another first.",
  },
  "emergency-purpose-missing": {
    sq: "Hyrja emergjente kërkon arsyen.",
    en: "Emergency access needs its reason.",
  },
  "code-on-its-way": {
    sq: "Nëse ky numër është në regjistër me një adresë e-maili, kodi u nis tani dhe vlen dhjetë minuta. Nëse nuk vjen, drejtohuni në sportel me një mjet identifikimi: aty shënohet adresa juaj.",
    en: "If this number is in the register with an e-mail address, the code is on its way and valid for ten minutes. If it does not come, come to the counter with a means of identification: your address is entered there.",
  },
  "code-refused": {
    sq: "Kodi është gabim, ka kaluar, ose është përdorur. Kërkoni një të ri.",
    en: "The code is wrong, over, or was used. Ask for a new one.",
  },
  "officers-only-here": { sq: "Kjo është vetëm për nëpunësit.", en: "This is for officers alone." },
};
