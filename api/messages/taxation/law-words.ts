import type { Words } from "../words.js";

/** What keeps a tax, interest or a term from being counted. */
export const lawWords: Words = {
  "payer-kind-unknown": {
    sq: "Paketa nuk e njeh llojin {kind} të tatimpaguesit.",
    en: "The package does not know the payer kind {kind}.",
  },
  "subject-twice": { sq: "Objekti {subject} është dhënë dy herë.", en: "The object {subject} was given twice." },
  "rate-row-missing": {
    sq: "Asnjë rresht i tarifës {item} nuk e mbulon objektin {subject} më {on|date}.",
    en: "No rate row of {item} covers the object {subject} on {on|date}.",
  },
  "table-row-missing": {
    sq: "Asnjë rresht i tabelës {table} nuk e mbulon rastin.",
    en: "No row of the table {table} covers the case.",
  },
  "calendar-mismatch": {
    sq: "Paketa kërkon kalendarin {asked}; u dha {given}.",
    en: "The package asks for the calendar {asked}; {given} was given.",
  },
  "fact-malformed": {
    sq: "E dhëna {field} nuk lexohet: shkruani numra pa shkronja.",
    en: "The fact {field} cannot be read: write numbers without letters.",
  },
  "fact-code-unknown": {
    sq: "Paketa nuk e njeh vlerën e dhënë për {field}.",
    en: "The package does not know the value given for {field}.",
  },
  "revenue-plan-unreadable": {
    sq: "Skedari {file} nuk është plan i të ardhurave të asaj bashkie dhe atij viti.",
    en: "The file {file} is no revenue plan of that municipality and year.",
  },
  "subject-kind-unknown": {
    sq: "Paketa nuk e njeh llojin {kind} të objektit.",
    en: "The package does not know the kind of object {kind}.",
  },
  "fact-missing": { sq: "Mungon e dhëna {field}.", en: "The fact {field} is missing." },
  "monthly-instalments-of-unmonthly-charge": {
    sq: "Zëri {item} ka këste mujore, por nuk është mujor.",
    en: "The item {item} has monthly instalments but is not monthly.",
  },
  "notice-received-before-sent": {
    sq: "Njoftimi u mor më {receivedOn|date}, para se të dërgohej më {sentOn|date}.",
    en: "The notice was received on {receivedOn|date}, before it was sent on {sentOn|date}.",
  },
  "forced-collection-term-missing": {
    sq: "Për mënyrën e njoftimit {channel} nuk ka afat të mbledhjes me forcë.",
    en: "There is no term of forced collection for notices by {channel}.",
  },
  "interest-rate-missing": {
    sq: "Për datën {day|date} nuk ka normë kamate.",
    en: "There is no interest rate for {day|date}.",
  },
  "agreement-amount-not-positive": {
    sq: "Shuma e marrëveshjes duhet të jetë mbi zero.",
    en: "The amount of the agreement must be above zero.",
  },
  "agreement-months-out-of-range": {
    sq: "Marrëveshja nuk mund të ketë {months} muaj.",
    en: "An agreement cannot last {months} months.",
  },
  "agreement-too-long": {
    sq: "Kësti i fundit ({lastDue|date}) është pas datës së lejuar {latest|date}.",
    en: "The last instalment ({lastDue|date}) is later than the law allows ({latest|date}).",
  },
};
