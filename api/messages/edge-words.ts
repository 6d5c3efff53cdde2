import type { Words } from "./words.js";

/** What the edge refuses beyond the form of a request. */
export const edgeWords: Words = {
  "whole-municipality-needed": {
    sq: "Ky veprim prek gjithë bashkinë; ju veproni vetëm për disa zyra.",
    en: "This touches the whole municipality; you act for some offices only.",
  },
  "graphql-query-missing": {
    sq: "Trupi duhet të jetë një objekt me tekstin e pyetjes te `query`.",
    en: "The body must be an object with the text of the query in `query`.",
  },
  "code-malformed": {
    sq: "Ky nuk është kod: shkronja, shifra, pikë, viza.",
    en: "This is no code: letters, digits, dots, hyphens.",
  },
  "obligation-key-malformed": {
    sq: "Detyrimi shkruhet viti/zëri/objekti.",
    en: "An obligation is written year/item/object.",
  },
  "amount-negative": { sq: "Shuma nuk mund të jetë negative.", en: "The amount cannot be negative." },
  "password-too-short": {
    sq: "Fjalëkalimi duhet të ketë së paku {min} karaktere.",
    en: "The password must have at least {min} characters.",
  },
  "run-not-at-work": {
    sq: "Kjo llogaritje vjetore nuk po punon në këtë server.",
    en: "That run is not at work in this server.",
  },
  "read-not-recorded": {
    sq: "Leximi nuk u regjistrua dot, prandaj nuk tregohet asgjë.",
    en: "The reading could not be recorded, so nothing is shown.",
  },
};
