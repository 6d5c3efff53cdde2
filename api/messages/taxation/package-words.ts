import type { Words } from "../words.js";

/** Refusals about fiscal packages. */
export const packageWords: Words = {
  "package-exists": {
    sq: "Paketa fiskale {packageId} ekziston.",
    en: "The fiscal package {packageId} exists already.",
  },
  "package-not-found": { sq: "Nuk ka paketë fiskale {packageId}.", en: "There is no fiscal package {packageId}." },
  "package-withdrawn": {
    sq: "Paketa fiskale {packageId} është tërhequr.",
    en: "The fiscal package {packageId} was withdrawn.",
  },
  "package-in-use": {
    sq: "Me paketën fiskale {packageId} janë bërë vlerësime; nuk mund të tërhiqet më.",
    en: "Taxes were assessed by the fiscal package {packageId}; it cannot be withdrawn any more.",
  },
  "package-published": {
    sq: "Paketa fiskale {packageId} është botuar dhe nuk ndryshon më.",
    en: "The fiscal package {packageId} is published and never changes again.",
  },
  "package-hash-malformed": {
    sq: "Gjurma e përmbajtjes nuk është SHA-256.",
    en: "The hash of the content is not a SHA-256.",
  },
  "decision-in-future": {
    sq: "Vendimi i këshillit mban datën {date|date}, pas datës {on|date}.",
    en: "The council's decision is dated {date|date}, after {on|date}.",
  },
  "package-not-approved": {
    sq: "Këshilli nuk e ka miratuar paketën fiskale {packageId}.",
    en: "The council has not approved the fiscal package {packageId}.",
  },
  "package-differs-from-approved": {
    sq: "Përmbajtja ndryshon nga ajo që miratoi këshilli.",
    en: "The content differs from what the council approved.",
  },
  "package-has-findings": {
    sq: "Paketa ka {count} gabim(e) që pengojnë botimin; i pari: {first} te {path}.",
    en: "The package has {count} fault(s) that keep it from being published; the first: {first} at {path}.",
  },
  "package-period-invalid": {
    sq: "Periudha e paketës nuk përputhet me vitin fiskal {fiscalYear}.",
    en: "The period of the package does not fit the fiscal year {fiscalYear}.",
  },
  "superseded-package-not-published": {
    sq: "Paketa {supersedes}, që do të zëvendësohet, nuk është botuar.",
    en: "The package {supersedes}, which is to give way, is not published.",
  },
  "superseded-package-outlasts": {
    sq: "Paketa {supersedes} do të vlente deri më {validTo|date}, pas së resë.",
    en: "The package {supersedes} would hold until {validTo|date}, longer than the new one.",
  },
  "package-period-overlaps": {
    sq: "Paketa {other} vlen nga {validFrom|date} deri më {validTo|date}; dy paketa nuk vlejnë njëkohësisht.",
    en: "The package {other} holds from {validFrom|date} to {validTo|date}; two packages never hold at once.",
  },
  "package-not-published": {
    sq: "Paketa fiskale {packageId} nuk është botuar.",
    en: "The fiscal package {packageId} is not published.",
  },
  "package-supersedes-itself": {
    sq: "Paketa {packageId} nuk mund të zëvendësojë vetveten.",
    en: "The package {packageId} cannot give way to itself.",
  },
  "package-superseded": { sq: "Paketa është zëvendësuar nga {by}.", en: "The package was superseded by {by}." },
  "package-no-longer-holds": {
    sq: "Paketa vlen vetëm deri më {holdsUntil|date}, para datës {from|date}.",
    en: "The package only holds until {holdsUntil|date}, before {from|date}.",
  },
  "package-not-evaluable": {
    sq: "Paketa {package} nuk mund të zbatohet: {detail}",
    en: "The package {package} cannot be evaluated: {detail}",
  },
  "package-changed-meanwhile": {
    sq: "Dikush tjetër e ndryshoi projektin ndërkohë. Lexojeni si është tani dhe provoni përsëri.",
    en: "Somebody else changed the draft meanwhile. Read it as it is now and try again.",
  },
  "article-changed-meanwhile": {
    sq: "Dikush tjetër e ndryshoi këtë nen ndërkohë. Lexojeni si është tani dhe provoni përsëri.",
    en: "Somebody else changed this article meanwhile. Read it as it is now and try again.",
  },
  "article-exists": {
    sq: "Projekti ka tashmë një nen me kodin {code}. Zgjidhni një kod tjetër.",
    en: "The draft has an article with the code {code} already. Choose another code.",
  },
  "article-not-found": {
    sq: "Neni {code} nuk është në projekt; ndoshta e hoqi dikush tjetër.",
    en: "The article {code} is not in the draft; somebody else may have removed it.",
  },
  "articles-too-many": {
    sq: "Një paketë ka së shumti {max} nene.",
    en: "A package has at most {max} articles.",
  },
  "part-changed-meanwhile": {
    sq: "Dikush tjetër e ndryshoi këtë pjesë të projektit ndërkohë. Lexojeni si është tani dhe provoni përsëri.",
    en: "Somebody else changed this part of the draft meanwhile. Read it as it is now and try again.",
  },
  "part-exists": {
    sq: "Projekti e ka tashmë kodin {code} në këtë listë. Zgjidhni një kod tjetër.",
    en: "The draft has the code {code} in this list already. Choose another code.",
  },
  "part-not-found": {
    sq: "Pjesa {code} nuk është në projekt; ndoshta e hoqi dikush tjetër.",
    en: "The part {code} is not in the draft; somebody else may have removed it.",
  },
  "parts-too-many": {
    sq: "Një listë e paketës ka së shumti {max} pjesë. Hiqni një që nuk përdoret.",
    en: "A list of a package has at most {max} parts. Remove one that is not used.",
  },
  "part-malformed": {
    sq: "Fjalori ka listën e kodeve të vet (entries); një pjesë e kreut ka vetëm fushat e veta.",
    en: "A vocabulary has the list of its codes (entries); a section of the head has its own fields alone.",
  },
  "part-list-fixed": {
    sq: "Pjesët e kreut të paketës as shtohen, as hiqen. Ndryshoni çka thotë pjesa.",
    en: "The sections of the head of a package are neither added nor removed. Change what the section says.",
  },
  "part-list-unordered": {
    sq: "Fjalorët dhe pjesët e kreut nuk kanë radhë që ndryshohet.",
    en: "Vocabularies and the sections of the head have no order that is changed.",
  },
  "part-in-use": {
    sq: "{of} përdoret ende në paketë ({count} herë, së pari te {by}). Hiqeni më parë atje ku përdoret.",
    en: "{of} is still used in the package (times: {count}, first at {by}). Take it out where it is used first.",
  },
  "package-missing": {
    sq: "Për vitin {year} nuk ka paketë fiskale të botuar.",
    en: "There is no published fiscal package for the year {year}.",
  },
};
