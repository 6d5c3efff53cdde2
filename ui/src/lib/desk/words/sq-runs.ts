import { run } from "./sq-run.js";

/** What the runs over the register say: starting, following, refusals, invoices in packets. */
export const runs = {
  ...run,
  startTitle: "Llogarit një vit",
  noLaw: "Asnjë paketë fiskale nuk është botuar ende; pa të nuk ka çfarë të llogaritet.",
  year: "Viti",
  kind: "Lloji i tatimpaguesit",
  all: "Të gjithë",
  withInvoices: "Lësho edhe faturat",
  withInvoicesText:
    "Faturohet çdo detyrim i vitit që është i papaguar dhe në asnjë faturë; ajo që është faturuar nuk faturohet dy herë.",
  look: "Shiko sa janë",
  looked: (taxpayers: string, year: number) => `${taxpayers} tatimpagues do të llogariten për ${year}.`,
  start: "Nis llogaritjen",
  list: "Llogaritjet, më e reja në krye",
  none: "Asnjë llogaritje nuk është bërë ende.",
  standsText: "Llogaritja u ndërpre dhe nuk është në punë. Vazhdojeni: çfarë është bërë nuk bëhet dy herë.",
  taxpayers: "Tatimpagues",
  assessed: "Llogaritur për herë të parë",
  reassessed: "Llogaritur përsëri, me ndryshim",
  unchanged: "Pa ndryshim",
  invoiced: "Fatura",
  withoutInvoices: "pa fatura",
  total: "E re gjithsej",
  title: (year: number) => `Llogaritja e vitit ${year}`,
  assessedOn: "Data e llogaritjes",
  resume: "Vazhdo llogaritjen",
  abandon: "Braktis llogaritjen",
  abandonText: "Çfarë është llogaritur dhe faturuar mbetet; të tjerët nuk llogariten nga kjo llogaritje.",
  invoices: "Faturat e kësaj llogaritjeje",
  packet: (count: number) =>
    count === 1 ? "Shkarko këtë faturë për printim (ZIP)" : `Shkarko këto ${count} fatura për printim (ZIP)`,
  byPost: (papers: string, packets: number) =>
    `Për postë janë ${papers} letra${packets > 1 ? `, në ${packets} pako` : ""}; brenda pakos radhiten sipas njësisë, rrugës dhe emrit. Një pako mban përherë po ato letra.`,
  packetLabel: "Pakoja",
  packetOf: (first: string, last: string, papers: string) => `${first} – ${last} (${papers})`,
  undeliveredOf: (on: string, packet: string) => `Pa u dorëzuar me e-mail më ${on}: ${packet}`,
  twoSided: "Për printim në të dy faqet e fletës",
  oneFile: "Shkarko të gjitha në një PDF",
  invoiceState: (status: string) => (status === "cancelled" ? "e anuluar" : "e lëshuar"),
};
