import type { Words } from "./words.js";

/** What the command line refuses. */
export const cliWords: Words = {
  "backup-target-refused": {
    sq: "Kopja nuk mund të bëhet aty: {why}. Asgjë nuk u ndryshua.",
    en: "The backup cannot be made there: {why}. Nothing was changed.",
  },
  "copy-broken-off": {
    sq: "Serveri i dhënë me {option} nuk u arrit ose e ndërpreu punën: {why}. Ç'u kopjua mbetet; e njëjta komandë vazhdon prej aty.",
    en: "The server given by {option} was not reached, or broke off: {why}. What was copied is kept; the same command goes on with it.",
  },
  "copy-not-permitted": {
    sq: "Serveri i dhënë me {option} nuk e lejon këtë: {why}. Vendosni në adresë një përdorues që mund t'i lexojë e t'i shkruajë të gjitha.",
    en: "The server given by {option} does not permit it: {why}. Put a user into the URL who may read and write everything.",
  },
  "copy-refused": {
    sq: "Nuk mund të bëhet kopje e saktë: {why}.",
    en: "No exact copy can be made: {why}.",
  },
  "data-folder-in-use": {
    sq: "Një Defter tjetër (procesi {pid}) i mban të dhënat dhe ende s'ka filluar të përgjigjet. Provoni pas pak.",
    en: "Another Defter (process {pid}) has the data and does not answer yet. Try again in a moment.",
  },
  "event-log-damaged": {
    sq: "Regjistri i ngjarjeve është i dëmtuar në vendin {position} ({file}): {reason}.",
    en: "The log of events is damaged at position {position} ({file}): {reason}.",
  },
  "event-store-in-use": {
    sq: "Dosja {folder} është në përdorim nga procesi {pid}. Ndaleni së pari.",
    en: "The folder {folder} is in use by process {pid}. Stop it first.",
  },
  "file-not-writable": {
    sq: "Skedari {file} nuk mund të shkruhet ({reason}): jepni një vend tjetër.",
    en: "The file {file} cannot be written ({reason}): give another place.",
  },
  "file-not-there": {
    sq: "Nuk ka skedar {file}.",
    en: "There is no file {file}.",
  },
  "file-exists": {
    sq: "Skedari {file} ekziston tashmë dhe nuk mbishkruhet: jepni një emër tjetër.",
    en: "There is a file {file} already, and it is not written over: give another name.",
  },
  "folder-not-there": {
    sq: "Dosja {folder} nuk ekziston: krijojeni ose jepni një tjetër.",
    en: "There is no folder {folder}: make it, or give another.",
  },
  "file-too-large": {
    sq: "Skedari {file} është më i madh se {max} bajte.",
    en: "The file {file} has more than {max} bytes.",
  },
  "municipality-not-served": {
    sq: "Ky instalim nuk i shërben bashkisë {municipality}.",
    en: "This installation does not serve the municipality {municipality}.",
  },
  "neither-position-nor-stream": {
    sq: "Ky nuk është as vend në regjistër (12345/12345) as emër rrjedhe (taxAccount-shkoder.…).",
    en: "This is neither a position (12345/12345) nor the name of a stream (taxAccount-shkoder.…).",
  },
  "no-event-store-there": {
    sq: "Në {folder} nuk ka depo ngjarjesh.",
    en: "There is no event store in {folder}.",
  },
  "not-a-connection-string": {
    sq: "Ajo që u dha me {option} nuk është adresë serveri (esdb://host:2113).",
    en: "What was given by {option} is not the URL of a server (esdb://host:2113).",
  },
  "one-change-at-a-time": { sq: "Një ndryshim në një herë.", en: "One change at a time." },
  "read-models-behind": {
    sq: "Pamjet nuk e kanë arritur ende librin. Provoni pas pak, ose shihni `defter projections status`.",
    en: "The read models have not caught up with the ledger yet. Try again, or see `defter projections status`.",
  },
  "seed-among-real-data": {
    sq: "Bashkia {municipality} është themeluar tashmë; të dhëna të trilluara nuk përzihen me të vërtetat.",
    en: "The municipality {municipality} is established already; invented data does not go among real data.",
  },
  "seed-not-in-production": {
    sq: "Në profilin `production` nuk ngarkohen të dhëna të trilluara.",
    en: "No invented data is loaded in the profile `production`.",
  },
};
