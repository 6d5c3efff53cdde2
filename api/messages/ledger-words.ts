import type { Words } from "./words.js";

/** What the ledger itself refuses. */
export const ledgerWords: Words = {
  "too-many-conflicts": {
    sq: "Të tjerë po e ndryshojnë vazhdimisht këtë regjistrim. Provoni sërish.",
    en: "Others keep changing this record. Try again.",
  },
  "command-id-used-with-another-body": {
    sq: "Ky commandId është përdorur më parë me përmbajtje tjetër. Nuk u shkrua asgjë.",
    en: "This commandId was used before with another content. Nothing was written.",
  },
  "stream-category-malformed": {
    sq: "Lloji i regjistrimit nuk është i vlefshëm.",
    en: "The kind of record is not valid.",
  },
  "stream-id-malformed": {
    sq: "Identifikuesi i regjistrimit nuk është i vlefshëm.",
    en: "The id of the record is not valid.",
  },
  "tenant-malformed": { sq: "Kodi i bashkisë nuk është i vlefshëm.", en: "The code of the municipality is not valid." },
  "member-name-forbidden": { sq: "Një emër fushe nuk lejohet ({at}).", en: "A field name is not allowed ({at})." },
  "not-json": { sq: "Vlera te {at} nuk mund të ruhet si JSON.", en: "The value at {at} cannot be kept as JSON." },
  "append-too-large": { sq: "Është tepër për t'u shkruar njëherësh.", en: "This is too much to be written at once." },
  "stream-name-malformed": {
    sq: "Emri i regjistrimit nuk është i vlefshëm.",
    en: "The name of the record is not valid.",
  },
  "stream-of-another-municipality": {
    sq: "Ky regjistrim i përket një bashkie tjetër.",
    en: "This record belongs to another municipality.",
  },
  "event-breaks-schema": {
    sq: "Fakti nuk ka formën që mban libri.",
    en: "The fact is not of the form that the ledger keeps.",
  },
  "personal-data-key-missing": {
    sq: "Mungon çelësi i të dhënave personale.",
    en: "The key of the personal data is missing.",
  },
  "personal-data-key-broken": {
    sq: "Çelësi i të dhënave personale është i dëmtuar ose i vulosur me çelës tjetër kryesor.",
    en: "The key of the personal data is damaged, or was sealed by another master key.",
  },
  "master-key-is-another": {
    sq: "Çelësi kryesor nuk është ai me të cilin u krijua kasaforta e çelësave.",
    en: "The master key is not the one that the vault of keys was made with.",
  },
  "data-subject-missing": {
    sq: "Fakti nuk thotë se kujt i përkasin të dhënat personale.",
    en: "The fact does not say whose personal data it holds.",
  },
  "event-of-another-tenant": {
    sq: "Fakti i përket një bashkie tjetër.",
    en: "The fact belongs to another municipality.",
  },
  "event-unknown": { sq: "Libri nuk e njeh këtë lloj fakti.", en: "The ledger does not know this kind of fact." },
  "event-version-unknown": {
    sq: "Libri nuk e njeh këtë version të faktit.",
    en: "The ledger does not know this version of the fact.",
  },
  "subject-forgotten": {
    sq: "Të dhënat personale të këtij personi janë fshirë; nuk mund të shtohen të reja.",
    en: "The personal data of this person was erased; none can be added.",
  },
  "too-many-commands-on-one-stream": {
    sq: "Tepër urdhra presin për të njëjtin regjistrim. Provoni sërish pas pak.",
    en: "Too many commands wait for the same record. Try again in a moment.",
  },
  "stream-has-gap": { sq: "Në regjistrim mungojnë fakte.", en: "Facts are missing in the record." },
  "personal-field-not-encrypted": {
    sq: "Një fushë personale nuk është e koduar.",
    en: "A personal field is not encrypted.",
  },
  "personal-field-broken": {
    sq: "Një fushë personale nuk mund të lexohet.",
    en: "A personal field cannot be read.",
  },
  "too-many-appends": {
    sq: "Tepër shkrime presin ({pending}). Provoni sërish pas pak.",
    en: "Too many writes are waiting ({pending}). Try again in a moment.",
  },
  "read-not-permitted": {
    sq: "Serveri i librit nuk e lejon leximin.",
    en: "The server of the ledger does not permit the reading.",
  },
  "stream-deleted": { sq: "Regjistrimi u fshi nga serveri.", en: "The record was deleted on the server." },
  "event-not-of-this-ledger": {
    sq: "Në libër ka një fakt që nuk u shkrua nga ky sistem.",
    en: "The ledger holds a fact that this system did not write.",
  },
  "period-reversed": {
    sq: "Periudha fillon më {from|date} dhe mbaron më {to|date}: fundi është para fillimit.",
    en: "The period begins on {from|date} and ends on {to|date}: the end lies before the beginning.",
  },
  "period-too-long": {
    sq: "Periudha mund të jetë deri {days} ditë. Zgjidhni një më të shkurtër.",
    en: "A period may be {days} days at most. Choose a shorter one.",
  },
};
