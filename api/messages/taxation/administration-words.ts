import type { Words } from "../words.js";

/** Refusals of the use cases that administer the law. */
export const administrationWords: Words = {
  "package-breaks-schema": {
    sq: "Paketa nuk ka formën e kërkuar te “{at}”: {detail} ({rule}).",
    en: "The package is not of the required form at “{at}”: {detail} ({rule}).",
  },
  "package-year-split": {
    sq: "Në vitin {year} vlejnë dy paketa njëra pas tjetrës ({first}, {second}); viti vlerësohet vetëm me një paketë.",
    en: "In the year {year} two packages hold one after another ({first}, {second}); a year is assessed by one package.",
  },
  "package-differs-from-hash": {
    sq: "Përmbajtja e paketës {packageId} nuk përputhet me gjurmën e botuar.",
    en: "The content of the package {packageId} does not match its published hash.",
  },
  "calendar-missing": {
    sq: "Bashkia nuk ka miratuar kalendar festash për vitin {year}. Duhet ta miratojë më parë.",
    en: "The municipality has adopted no calendar of holidays for the year {year}. It has to adopt one first.",
  },
};
