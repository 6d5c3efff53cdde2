import { auditWords } from "./audit-words.js";
import type { Messages } from "./index.js";
import { caseworkWords } from "./casework/index.js";
import { cliWords } from "./cli-words.js";
import { correspondenceWords } from "./correspondence-words.js";
import { edgeWords } from "./edge-words.js";
import { identityWords } from "./identity-words.js";
import { importWords } from "./import-words.js";
import { ledgerWords } from "./ledger-words.js";
import { openDataWords } from "./open-data-words.js";
import { paperWords } from "./paper-words.js";
import { taxationWords } from "./taxation/index.js";
import { projectionWords } from "./projection-words.js";
import { rightsWords } from "./rights-words.js";
import { inLanguage } from "./words.js";

/** Albanian words for every error and refusal. */
export const sq: Messages = {
  ...inLanguage(
    "sq",
    auditWords,
    cliWords,
    correspondenceWords,
    edgeWords,
    ledgerWords,
    identityWords,
    importWords,
    openDataWords,
    paperWords,
    projectionWords,
    rightsWords,
    ...taxationWords,
    ...caseworkWords,
  ),
  "error-validation": "Të dhënat nuk janë të vlefshme",
  "error-unauthenticated": "Ju lutemi identifikohuni",
  "error-forbidden": "Nuk ju lejohet ky veprim",
  "error-not-found": "Nuk u gjet",
  "error-conflict": "Dikush tjetër e ndryshoi ndërkohë",
  "error-refused": "Një rregull nuk e lejon",
  "error-duplicate-command": "Ky urdhër është dhënë më parë me përmbajtje tjetër",
  "error-stale": "Pamja nuk është ende e përditësuar",
  "error-limit": "Tepër njëherësh",
  "error-unavailable": "Një pjesë e sistemit nuk përgjigjet",
  "error-internal": "Diçka shkoi keq nga ana jonë",

  internal: "Diçka shkoi keq nga ana jonë. Numri i korrelacionit të çon te shkaku në regjistrin tonë.",
  unavailable:
    "Një pjesë e sistemit nuk përgjigjet. Asgjë nuk ka humbur: dërgoni sërish të njëjtin urdhër, me të njëjtin commandId.",
  "revision-conflict": "Regjistrimi u ndryshua ndërkohë. Shikojeni dhe vendosni sërish.",
  "input-invalid": "Ka të dhëna për t'u ndrequr (gjithsej {fields}).",
  "graphql-invalid": "Kërkesa nuk është GraphQL i vlefshëm: {reason}",
  "not-found": "Nuk ka një regjistrim të tillë.",
  "route-not-found": "Nuk ka asgjë në këtë adresë.",
  "method-not-allowed": "Kjo adresë nuk i përgjigjet asaj metode.",

  "json-malformed": "Trupi i kërkesës nuk është JSON (te karakteri {offset}).",
  "json-duplicate-key": "Çelësi “{key}” gjendet dy herë në një objekt (te karakteri {offset}).",
  "json-forbidden-key": "Çelësi “{key}” nuk lejohet (te karakteri {offset}).",
  "json-too-deep": "Trupi i kërkesës ka më shumë se {max} nivele.",
  "json-number-inexact": "Numri {input} nuk mbahet dot saktë; dërgojeni si tekst.",
  "body-too-large": "Trupi i kërkesës është më i madh se {maxBytes} bajt.",
  "body-missing": "Trupi i kërkesës është bosh.",
  "body-not-utf8": "Trupi i kërkesës nuk është tekst UTF-8.",
  "content-type-not-json": "Dërgojeni trupin si application/json.",
  "origin-not-allowed": "Biskota e sesionit pranohet vetëm nga faqet tona.",

  "sign-in-needed": "Identifikohuni më parë.",
  "session-expired": "Sesioni ka mbaruar. Ju lutemi identifikohuni sërish.",
  "sign-in-refused": "Emri i përdoruesit ose fjalëkalimi është gabim.",
  "sign-in-too-often": "Tepër përpjekje. Provoni sërish pas {seconds} sekondash.",
  "permission-missing": "Këtë e bën kush ka të drejtën: “{permission|right}”. Roli juaj nuk e ka.",
  "outside-office-scope": "Kjo i përket një zyre jashtë fushës suaj.",
  "tenant-unknown": "Nuk është e qartë për cilën bashki bëhet fjalë.",

  "graphql-too-long": "Pyetja është më e gjatë se {max} karaktere.",
  "graphql-too-deep": "Pyetja ka më shumë se {max} nivele.",
  "graphql-too-many-fields": "Pyetja kërkon më shumë se {max} fusha.",
  "graphql-too-many-aliases": "Pyetja përdor më shumë se {max} emërtime.",
  "graphql-too-many-root-fields": "Pyetja ka më shumë se {max} fusha në rrënjë.",
  "graphql-too-many-tokens": "Pyetja ka tepër fjalë.",
  "graphql-too-many-directives": "Pyetja ka tepër direktiva.",
  "graphql-too-costly": "Pyetja kushton {cost}; më e shumta është {max}. Kërkoni më pak rreshta ose më pak fusha.",
  "graphql-fragment-cycle": "Fragmentet e pyetjes i referohen njëri-tjetrit në rreth.",
  "graphql-batching-off": "Një kërkesë mban një veprim të vetëm.",
  "introspection-not-allowed": "Skema u tregohet vetëm përdoruesve të identifikuar.",
  "page-too-large": "Një faqe ka më së shumti {max} rreshta; u kërkuan {asked}.",
  "page-size-not-positive": "Madhësia e faqes duhet të jetë numër i plotë mbi zero.",
  "page-both-directions": "Përdorni `first` me `after`, ose `last` me `before`, jo të dyja.",
  "cursor-malformed": "Kursori nuk është nga ata që kemi dhënë ne.",
  "too-many-subscriptions": "Janë hapur më shumë se {max} pamje të drejtpërdrejta. Mbyllni një më parë.",
  "subscriber-too-slow": "Pamja e drejtpërdrejtë mbeti prapa dhe u mbyll. Hapeni sërish.",
  stale: "Pamja nuk ka arritur ende te pozicioni i kërkuar (pas {waitedMs} ms). Provoni sërish pas pak.",
  "position-malformed": "Pozicioni shkruhet commit/prepare, dy numra të plotë.",

  "command-id-malformed": "commandId duhet të jetë një UUID që e zgjidhni ju.",
  "revision-malformed": "Revizioni është numër i plotë nga 0.",
  "instant-malformed": "Çasti shkruhet në UTC, për shembull 2025-03-01T09:15:00.000Z.",
  "identifier-malformed": "Ky nuk është identifikues i librit.",
  "field-unknown": "Nuk ka një fushë të tillë.",
  "field-required": "Kjo fushë është e nevojshme.",
  "field-wrong-kind": "Kjo vlerë është e llojit të gabuar.",
  "value-not-listed": "Vlera duhet të jetë një nga këto: {allowed}.",
  "list-too-long": "Lista ka më shumë se {max} zëra.",
  "list-too-short": "Lista ka më pak se {min} zëra.",
  "number-out-of-range": "Numri duhet të jetë nga {min} deri në {max}.",
  "number-not-whole": "Numri duhet të jetë i plotë.",

  "amount-not-whole-lek": "“{input}” nuk është shumë në lekë të plota (vetëm shifra, pa ndarës).",
  "amount-out-of-range": "Shuma është më e madhe se {max|lek}.",
  "amount-not-positive": "Shuma duhet të jetë mbi zero.",
  "date-malformed": "“{input}” nuk është datë e shkruar VVVV-MM-DD.",
  "date-does-not-exist": "Dita {input} nuk ekziston.",
  "date-out-of-range": "Data {input} është jashtë viteve 1900 deri 2199.",
  "calendar-year-missing":
    "Afati arrin në vitin {year}, që kalendari i festave ({calendar}, versioni {version}) nuk e përmban. Bashkia duhet të miratojë më parë kalendarin e atij viti.",
  "decimal-malformed": "“{input}” nuk është numër dhjetor si 84.5.",
  "fraction-malformed": "“{input}” nuk është thyesë si 1/3.",
  "nid-malformed": "Ky nuk është numër personal (NID): një shkronjë ose shifër, tetë shifra, një shkronjë.",
  "nipt-malformed": "Ky nuk është NIPT: një shkronjë, tetë shifra, një shkronjë.",
  "text-expected": "Këtu pritet tekst.",
  "text-empty": "Teksti është bosh.",
  "text-too-long": "Teksti është më i gjatë se {max} karaktere.",
  "text-malformed-unicode": "Teksti përmban gjysmën e një karakteri (surrogat i vetmuar).",
  "text-control-character": "Teksti përmban një karakter kontrolli.",
  "text-direction-control": "Teksti përmban një karakter që ndryshon drejtimin e shkrimit.",
};
