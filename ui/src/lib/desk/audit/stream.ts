/** The kind of a stream, by its name `category-tenant.id`. */
export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf("-"));
}

/** What a stream is about: the id part of its name. */
export function subjectOf(stream: string): string {
  return stream.slice(stream.indexOf(".") + 1);
}
