/** What stands on every page. */
export const site = {
  portal: "Portali i hapur",
  skip: "Kalo te përmbajtja",
  mainNavigation: "Kryesore",
  languageNavigation: "Gjuha",
  breadcrumb: "Ju jeni këtu",
  menu: {
    home: "Ballina",
    revenues: "Të ardhurat",
    calculator: "Sa do të paguaj?",
    myTaxes: "Taksat e mia",
    myPapers: "Faturat dhe pagesat",
    myClearance: "Vërtetimi i shlyerjes",
    myRequests: "Kërkesat e mia",
    services: "Shërbimet",
    track: "Ndiq kërkesën",
    verify: "Verifiko",
    package: "Paketa fiskale",
    data: "Të dhëna të hapura",
    desk: "Hyrja e nëpunësve",
    accessibility: "Aksesueshmëria",
  },
  footer:
    "Çdo shifër në këtë faqe nxirret nga regjistri i ngjarjeve të bashkisë: asgjë nuk fshihet dhe asgjë nuk ndryshon pa lënë gjurmë.",
  source: (position: string, at: string) => `Burimi: regjistri i ngjarjeve, deri te ngjarja nr. ${position} (${at}).`,
  csv: "Shkarko CSV",
  verifyFigures: "Verifiko shifrat",
  entries: "Regjistrimet pas shifrave (për financën dhe auditin)",
  next: "Më tej",
  previous: "Mbrapa",
  pages: "Faqet e listës",
  more: "Shiko më shumë",
};

/** Pages that say that something did not work. */
export const errors = {
  notFoundTitle: "Faqja nuk u gjet",
  notFoundText: "Adresa mund të jetë shkruar gabim, ose faqja është hequr. Kontrolloni adresën, ose nisni nga ballina.",
  unavailableTitle: "Shërbimi nuk është i disponueshëm tani",
  unavailableText:
    "Po punojmë për ta rikthyer. Provoni përsëri pas disa minutash; asgjë nga sa keni dërguar nuk ka humbur.",
  notYetTitle: "Regjistri nuk është hapur ende",
  notYetText:
    "Kjo bashki nuk e ka nisur ende regjistrin e vet këtu. Sapo ta nisë, këtu do të shihni të ardhurat, shërbimet dhe gjithçka tjetër.",
  deniedTitle: "Kjo faqe nuk është e hapur për ju",
  deniedText: "Hyni me llogarinë që ka këtë të drejtë, ose kërkojeni te administratori i bashkisë.",
  brokenTitle: "Diçka nuk shkoi si duhet",
  brokenText: "Gabimi është i yni dhe u regjistrua. Provoni përsëri pas pak.",
  requestTitle: "Kërkesa nuk u kuptua",
  requestText: "Kontrolloni adresën ose të dhënat dhe provoni përsëri.",
  code: (id: string) => `Nëse na shkruani, jepni këtë kod: ${id}`,
  home: "Kthehu në ballinë",
};
