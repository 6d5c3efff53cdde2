/** A field of a path, and the entry of it that is meant: `years[2025]`; an entry may have dots of its own. */
const PART = /([^.[\]]+)(?:\[([^\]]*)\])?/g;

/** The path of a field in words: `years[2025].total` is `Years 2025 › Total`. */
export function pathNamed(path: string, fieldNamed: (field: string) => string): string {
  return [...path.matchAll(PART)]
    .map(([, field = "", entry]) => (entry === undefined ? fieldNamed(field) : `${fieldNamed(field)} ${entry}`))
    .join(" › ");
}
