/** Hyrja e qytetarëve. */
export const door = {
  title: "Hyrja",
  headline: "Hyni me numrin tuaj dhe një kod",
  lead: "Shkruani numrin personal ose NIPT-in. Kodin ua dërgojmë me e-mail, në adresën që keni dhënë në sportel.",
  kind: "Si hyni",
  citizen: "Qytetar, me numrin personal (NID)",
  business: "Biznes, me NIPT",
  number: "Numri",
  numberHint: "Dhjetë shenja, për shembull J12345678N ose L12345678A",
  missingNumber: "Shkruani numrin personal ose NIPT-in.",
  send: "Dërgo kodin",
  withoutTitle: "Nëse nuk keni e-mail në regjistër",
  without:
    "Ejani një herë në sportel me kartë identiteti: shënohet adresa juaj dhe që atëherë hyni nga kudo. Shërbimet dhe llogaritjen e taksave mund t'i shihni edhe pa hyrë.",
  officers: "Jeni nëpunës? Hyrja juaj është këtu.",
  codeTitle: "Kodi",
  codeHeadline: "Shkruani kodin që ju erdhi",
  codeLead:
    "Nëse numri është në regjistër me një adresë e-maili, kodi u nis tani dhe vlen dhjetë minuta. Shihni edhe te mesazhet e padëshiruara.",
  code: "Kodi",
  codeHint: "Tetë shifra, me ose pa hapësirë: 1234 5678",
  missingCode: "Shkruani kodin e e-mailit.",
  signIn: "Hyr",
  mailbox: "Ky Defter është për provë dhe mesazhet nuk dalin nga kjo makinë.",
  mailboxLink: "Lexoni kodin te mesazhet e dërguara",
  again: "Kërko një kod të ri, ose ndrysho numrin",
  nothing:
    "Nuk erdhi asgjë? Ejani në sportel me kartë identiteti: aty shihet nëse adresa juaj është shënuar drejt. Për sigurinë tuaj, këtu nuk themi nëse një numër është në regjistër.",
  signedInAs: "Keni hyrë si",
  own: "Hapësira ime",
  signOut: "Dil",
};
