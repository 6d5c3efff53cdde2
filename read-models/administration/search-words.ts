const MAX_WORDS = 60;
const MAX_WORD = 40;

/** The words of texts as they are searched for: in small letters, without accents (ë is e, ç is c), each once. */
export function searchWords(texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of plain(text).split(/[^a-z0-9]+/)) {
      if (word.length > 0) words.add(word.slice(0, MAX_WORD));
      if (words.size >= MAX_WORDS) return [...words];
    }
  }
  return [...words];
}

const ASCII = /^[\x20-\x7e]*$/;

function plain(text: string): string {
  const small = text.toLowerCase();
  return ASCII.test(small) ? small : small.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}
