import type { Words } from "./words.js";

/** Refusals about taking an older register over. */
export const importWords: Words = {
  "import-exists": {
    sq: "Importi {importId} ka nisur me një skedar tjetër.",
    en: "The import {importId} was begun with another file.",
  },
  "import-unknown": { sq: "Nuk ka import {importId}.", en: "There is no import {importId}." },
  "import-finished": { sq: "Importi {importId} ka mbaruar.", en: "The import {importId} is finished." },
  "import-not-ahead": {
    sq: "Importi {importId} ka arritur te regjistrimi {reached}.",
    en: "The import {importId} has come to record {reached} already.",
  },
  "import-counts-differ": {
    sq: "Importi {importId}: numrat nuk përputhen te regjistrimi {record}.",
    en: "The import {importId}: the counts do not agree at record {record}.",
  },
  "import-value-not-mapped": {
    sq: "Vlera e kolonës “{column}” nuk është te hartëzimi. Shtojeni te `values`, ose jepni `otherwise`.",
    en: "The value of the column “{column}” is not in the mapping. Add it to `values`, or give `otherwise`.",
  },
  "import-date-malformed": {
    sq: "Kolona “{column}” nuk mban një datë në formën e thënë.",
    en: "The column “{column}” does not hold a date of the form stated.",
  },
  "import-field-missing": {
    sq: "Fusha “{field}” është bosh, dhe regjistrimi nuk hyn dot pa të.",
    en: "The field “{field}” is empty, and the record cannot be entered without it.",
  },
  "import-key-missing": {
    sq: "Regjistrimi nuk ka as numër (NID ose NIPT) as çelës të regjistrit të vjetër: një skedar i dytë do ta fuste dy herë.",
    en: "The record has neither a number (NID or NIPT) nor a key of the older register: a second file would enter it twice.",
  },
  "mapping-invalid": {
    sq: "Hartëzimi nuk është i vlefshëm: {detail}",
    en: "The mapping is not valid: {detail}",
  },
  "import-columns-missing": {
    sq: "Skedari nuk i ka kolonat {columns}, që hartëzimi i përmend.",
    en: "The file has no columns {columns}, which the mapping names.",
  },
  "import-file-malformed": {
    sq: "Skedari nuk lexohet dot si CSV (rreshti {line}): {detail}",
    en: "The file cannot be read as CSV (line {line}): {detail}",
  },
  "import-file-unreadable": {
    sq: "Skedari {file} nuk lexohet dot: {detail}",
    en: "The file {file} cannot be read: {detail}",
  },
  "state-not-of-workflow": {
    sq: "“{state}” nuk është gjendje e procedurës {workflow} në të cilën një çështje mund të merret në dorëzim.",
    en: "“{state}” is no state of the workflow {workflow} in which a case can be taken over.",
  },
  "case-closed-in-open-state": {
    sq: "Çështja thuhet se ka mbaruar, por gjendja {state} është e hapur.",
    en: "The case is said to have ended, but the state {state} is open.",
  },
  "case-end-not-stated": {
    sq: "Gjendja {state} e mbyll çështjen: thoni se kur mbaroi.",
    en: "The state {state} ends the case: say when it ended.",
  },
  "case-ends-before-it-begins": {
    sq: "Çështja do të mbaronte më {to|date}, para se të niste më {from|date}.",
    en: "The case would end on {to|date}, before it began on {from|date}.",
  },
};
