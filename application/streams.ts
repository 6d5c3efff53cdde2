import type { StreamName } from "./event-store/index.js";
import { ValidationError } from "./errors.js";

const CATEGORY = /^[a-z][A-Za-z0-9]{0,39}$/;
const TENANT = /^[a-z][a-z0-9]{1,31}$/;
const ID_PART = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;
const MAX_PARTS = 4;
const NAME = new RegExp(
  `^(${inside(CATEGORY)})-(${inside(TENANT)})\\.(${inside(ID_PART)}(?:\\.${inside(ID_PART)}){0,${MAX_PARTS - 1}})$`,
);

/** The parts of a stream's name. `id` is everything after the tenant: the data subject where the stream has one. */
export interface StreamAddress {
  readonly category: string;
  readonly tenant: string;
  readonly id: string;
}

/**
 * The one place where stream names are made: `category-tenant.id`, ids of several parts joined by `.`
 * (`numbering-shkoder.QND.invoice.2025`). Category and tenant hold neither `-` nor `.`, a part holds no `.`, so that a
 * name can be read back in one way only and no id can reach into another municipality.
 * Throws ValidationError on any part that is not of its form.
 */
export function streamFor(category: string, tenant: string, ...idParts: readonly string[]): StreamName {
  if (!CATEGORY.test(category)) throw new ValidationError("stream-category-malformed", { category: shown(category) });
  checkedTenant(tenant);
  if (idParts.length === 0 || idParts.length > MAX_PARTS)
    throw new ValidationError("stream-id-malformed", { parts: idParts.length });
  for (const part of idParts)
    if (!ID_PART.test(part)) throw new ValidationError("stream-id-malformed", { part: shown(part) });
  return `${category}-${tenant}.${idParts.join(".")}`;
}

/** Whether a text can be the one part of an id: whatever else it is, nothing has it as its id. */
export function isIdPart(text: string): boolean {
  return ID_PART.test(text);
}

/** The tenant itself when it is of the right form; throws ValidationError otherwise. */
export function checkedTenant(tenant: string): string {
  if (!TENANT.test(tenant)) throw new ValidationError("tenant-malformed", { tenant: shown(tenant) });
  return tenant;
}

/** Reads a name back; null for a name that {@link streamFor} never makes. */
export function parseStreamName(name: string): StreamAddress | null {
  const match = NAME.exec(name);
  return match && { category: match[1]!, tenant: match[2]!, id: match[3]! };
}

function shown(text: unknown): string {
  return String(text).slice(0, 60);
}

/** A pattern of a whole text, as a part of another. */
function inside({ source }: RegExp): string {
  return source.slice(1, -1);
}
