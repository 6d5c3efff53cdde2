/**
 * Text as it is searched: lower case, without diacritics (ë as e, ç as c), letters and digits only, words apart by one
 * space. `Çela, Gëzim` and `cela gezim` are the same.
 */
export function searchWords(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
