import type { Words } from "../words.js";

/** Refusals of forms and fees. */
export const formWords: Words = {
  "form-expected": { sq: "Këtu pritet një formular.", en: "A form is expected here." },
  "form-field-unknown": {
    sq: "Formulari nuk ka fushë “{field}”.",
    en: "The form has no field “{field}”.",
  },
  "form-field-missing": { sq: "Kjo fushë duhet plotësuar.", en: "This field must be filled in." },
  "form-value-wrong-type": {
    sq: "Vlera është e llojit të gabuar (pritet {type|type}).",
    en: "The value is of the wrong type ({type|type} is expected).",
  },
  "type-number": { sq: "numër", en: "a number" },
  "type-int": { sq: "numër i plotë", en: "a whole number" },
  "type-boolean": { sq: "po ose jo", en: "yes or no" },
  "type-text": { sq: "tekst", en: "text" },
  "type-string": { sq: "tekst", en: "text" },
  "type-date": { sq: "datë", en: "a date" },
  "type-object": { sq: "grup fushash", en: "a group of fields" },
  "type-record": { sq: "grup fushash", en: "a group of fields" },
  "type-array": { sq: "listë", en: "a list" },
  "form-number-inexact": {
    sq: "Numri duhet të ketë më së shumti gjashtë shifra pas presjes.",
    en: "The number may have at most six decimal places.",
  },
  "form-number-out-of-range": {
    sq: "Numri duhet të jetë nga {min} deri në {max}.",
    en: "The number must be from {min} to {max}.",
  },
  "form-option-unknown": { sq: "“{value}” nuk është ndër zgjedhjet.", en: "“{value}” is not among the options." },
  "form-unit-unknown": {
    sq: "“{value}” nuk është njësi e bashkisë.",
    en: "“{value}” is not a unit of the municipality.",
  },
  "form-document-unknown": {
    sq: "Dokumenti “{value}” nuk është bashkëlidhur.",
    en: "The document “{value}” is not attached.",
  },
  "text-markup": {
    sq: "Teksti përmban shenja të një programi ose faqeje (“<…”), të cilat nuk pranohen.",
    en: "The text holds marks of a program or a page (“<…”), which are not accepted.",
  },
  "text-too-short": {
    sq: "Teksti është më i shkurtër se {min} karaktere.",
    en: "The text is shorter than {min} characters.",
  },
  "pages-not-counted": {
    sq: "Tarifa llogaritet me faqe, dhe faqet nuk janë numëruar ende.",
    en: "The fee is by the page, and the pages are not counted yet.",
  },
  "fee-quantity-missing": {
    sq: "Tarifa nuk llogaritet: fusha “{field}” nuk është plotësuar.",
    en: "The fee cannot be counted: the field “{field}” is not filled in.",
  },
  "fee-quantity-impossible": {
    sq: "Tarifa nuk llogaritet me këtë sasi në fushën “{field}”: shkruani një numër më të madh se zero dhe jo mbi {max}, të plotë kur numërohen copë, muaj ose mjete.",
    en: "The fee cannot be counted by this quantity in the field “{field}”: enter a number above zero and not above {max}, whole where pieces, months or vehicles are counted.",
  },
  "fee-period-reversed": {
    sq: "Periudha mbaron ({to|date}) para se të fillojë ({from|date}).",
    en: "The period ends ({to|date}) before it begins ({from|date}).",
  },
};
