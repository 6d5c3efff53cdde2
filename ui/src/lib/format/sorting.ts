/** The Albanian alphabet: nine of its letters are two signs, and ç and ë are letters of their own. */
const ALPHABET = "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh".split(" ");
const RANK = new Map(ALPHABET.map((letter, index) => [letter, index]));

/** Compares as an Albanian dictionary does, whatever the browser or server knows of Albanian. For `Array.sort`. */
export function alphabetically(left: string, right: string): number {
  const [a, b] = [ranks(left), ranks(right)];
  for (let index = 0; index < Math.min(a.length, b.length); index++)
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  return a.length - b.length || (left < right ? -1 : left > right ? 1 : 0);
}

function ranks(text: string): number[] {
  const signs = text.normalize("NFC").toLowerCase();
  const found: number[] = [];
  for (let index = 0; index < signs.length; index++) {
    const two = RANK.get(signs.slice(index, index + 2));
    if (two !== undefined && signs.length > index + 1) {
      found.push(two + 100);
      index += 1;
    } else found.push(rankOf(signs[index]!));
  }
  return found;
}

/** Signs that are no letters come first, then the alphabet, then letters of others. */
function rankOf(sign: string): number {
  const rank = RANK.get(sign);
  if (rank !== undefined) return rank + 100;
  const code = sign.codePointAt(0)!;
  return /\p{L}/u.test(sign) ? 1000 + code : code - 0x200000;
}
