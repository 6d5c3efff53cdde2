import { isLanguage, type Language, type Words } from "../words/index.js";

/** The pages of the public site: what follows the language in their address. */
const PLACES = {
  home: { sq: "", en: "" },
  revenues: { sq: "te-ardhurat", en: "revenues" },
  calculator: { sq: "llogarit", en: "calculator" },
  package: { sq: "paketa-fiskale", en: "fiscal-package" },
  services: { sq: "sherbimet", en: "services" },
  track: { sq: "ndiq", en: "track" },
  verify: { sq: "verifiko", en: "verify" },
  data: { sq: "te-dhena", en: "data" },
  signIn: { sq: "hyr", en: "sign-in" },
  code: { sq: "kodi", en: "code" },
  signOut: { sq: "dil", en: "sign-out" },
  myTaxes: { sq: "taksat-e-mia", en: "my-taxes" },
  myPapers: { sq: "faturat-e-mia", en: "my-invoices" },
  myRequests: { sq: "kerkesat-e-mia", en: "my-requests" },
  apply: { sq: "apliko", en: "apply" },
  myClearance: { sq: "vertetimi-im", en: "my-clearance" },
  desk: { sq: "zyra", en: "desk" },
  accessibility: { sq: "aksesueshmeria", en: "accessibility" },
} as const;

export type Place = keyof typeof PLACES;

/** Pages that menus lead to. */
export type MenuPlace = Place & keyof Words["site"]["menu"];

/** The address of a page, with whatever comes under it. */
export function addressOf(place: Place, language: Language, rest = ""): string {
  const name = PLACES[place][language];
  return `/${language}${name === "" ? "" : `/${name}`}${rest === "" ? "" : `/${rest}`}`;
}

/** The same page in another language; addresses that are none of ours keep their place. */
export function inLanguage(pathname: string, language: Language): string {
  const [, from, name = "", ...rest] = pathname.split("/");
  if (from === undefined || !isLanguage(from)) return addressOf("home", language);
  const place = placeNamed(name, from);
  return place === undefined
    ? ["", language, ...(name === "" ? [] : [name]), ...rest].join("/")
    : addressOf(place, language, rest.join("/"));
}

/** The route behind an address: routes have the English names of places. */
export function routeOf(pathname: string): string {
  const [, language, name = "", ...rest] = pathname.split("/");
  if (language === undefined || !isLanguage(language)) return pathname;
  const place = placeNamed(name, language);
  if (place !== undefined)
    return ["", language, PLACES[place].en, ...rest].filter((part, at) => at === 0 || part !== "").join("/");
  // The name of another language is no address of this one.
  return Object.values(PLACES).some(({ en }) => en === name) ? `/${language}/-/${name}` : pathname;
}

function placeNamed(name: string, language: Language): Place | undefined {
  return (Object.keys(PLACES) as Place[]).find((place) => PLACES[place][language] === name);
}
