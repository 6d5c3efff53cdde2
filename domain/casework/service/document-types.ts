/** What a file may hold, by what its content shows, and how people call it. */
const NAMES = {
  "application/pdf": "PDF",
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/tiff": "TIFF",
} as const;
export type DocumentMediaType = keyof typeof NAMES;

export const DOCUMENT_TYPES = ["application/pdf", "image/jpeg", "image/png", "image/tiff"] as const;

/** No document is larger: 25 MB. */
export const MAX_DOCUMENT_MEGABYTES = 25;
export const MAX_DOCUMENT_BYTES = MAX_DOCUMENT_MEGABYTES * 1024 * 1024;

/** `PDF, JPEG`. */
export function namesOf(mediaTypes: readonly DocumentMediaType[]): string {
  return mediaTypes.map((each) => NAMES[each]).join(", ");
}
