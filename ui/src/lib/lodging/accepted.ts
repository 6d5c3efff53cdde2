import { words, type Language } from "../words/index.js";

/** What is accepted of a document, as the API says it. */
export interface Accepted {
  /** `application/pdf`. */
  readonly mediaTypes: readonly string[];
  readonly maxMegabytes: number;
}

/** How people call a kind of file, and how its files end. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly endings: readonly string[] }>> = {
  "application/pdf": { name: "PDF", endings: [".pdf"] },
  "image/jpeg": { name: "JPG", endings: [".jpg", ".jpeg"] },
  "image/png": { name: "PNG", endings: [".png"] },
  "image/tiff": { name: "TIFF", endings: [".tif", ".tiff"] },
};

/** `PDF, JPG ose PNG, deri në 25 MB`. */
export function acceptedInWords({ mediaTypes, maxMegabytes }: Accepted, language: Language): string {
  const names = mediaTypes.map((each) => KINDS[each]?.name ?? each);
  return words(language).forms.accepted(names, maxMegabytes);
}

/** The attribute `accept` of a file input: kinds, and endings for browsers that go by these. */
export function acceptOf({ mediaTypes }: Accepted): string {
  return mediaTypes.flatMap((each) => [each, ...(KINDS[each]?.endings ?? [])]).join(",");
}
