import type { Words } from "../words.js";

/** Refusals about assessment runs. */
export const runWords: Words = {
  "assessment-impossible": {
    sq: "Viti nuk mund të llogaritet: {detail}",
    en: "The year cannot be counted: {detail}",
  },
  "notice-run-at-work": {
    sq: "Është në punë lëshimi i njoftimeve {runId}. Prisni të përfundojë, ose braktiseni.",
    en: "The run of notices {runId} is at work. Wait for its end, or abandon it.",
  },
  "notice-look-at-work": {
    sq: "Dikush tjetër po sheh tani kush do të njoftohej. Prisni pak dhe provoni përsëri.",
    en: "Somebody else is looking at who would be told. Wait a little and try again.",
  },
  "notice-look-not-at-work": {
    sq: "Shikimi juaj i njoftimeve nuk është në punë tani. Hapeni faqen përsëri, ose shikoni edhe një herë.",
    en: "Your look at notices is not at work now. Open the page again, or look once more.",
  },
  "notice-run-stale": {
    sq: "Lëshimi i njoftimeve {runId} nisi më {issuedOn}; vazhdohet vetëm brenda {days} ditësh. Braktiseni dhe nisni një të ri.",
    en: "The run of notices {runId} began on {issuedOn}; it may go on within {days} days only. Abandon it and begin a new one.",
  },
  "notice-year-missing": {
    sq: "Zgjidhni vitin: njoftimet e vlerësimit janë për një vit.",
    en: "Choose the year: notices of assessment are of one.",
  },
  "nothing-to-notify": {
    sq: "Nuk ka asgjë për të njoftuar: asgjë e zgjedhur nuk është e papaguar, ose është njoftuar së fundi.",
    en: "There is nothing to tell: nothing of what was chosen is unpaid, or it was told lately.",
  },
  "notice-unknown": {
    sq: "Llogaria nuk ka një njoftim të tillë.",
    en: "The account has no such notice.",
  },
  "run-not-over": {
    sq: "Lëshimi {runId} nuk ka përfunduar: pakot e tij bëhen kur të përfundojë. Prisni, ose vazhdojeni a braktiseni nëse është ndalur.",
    en: "The run {runId} is not over: its packets are made when it is. Wait, or resume or abandon it where it stands still.",
  },
  "notice-of-other-kind": {
    sq: "Njoftimi {number} është i një lloji tjetër; dorëzimi shënohet me llojin e vet.",
    en: "The notice {number} is of another kind; what is served is entered as its own kind.",
  },
  "run-already-at-work": {
    sq: "Për vitin {year} është në punë vlerësimi {runId}.",
    en: "For the year {year} the run {runId} is at work.",
  },
};
