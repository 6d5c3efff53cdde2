import type { PackageEditing } from "../editing.js";

/** What the editor of a part stands on. */
export interface PartEditing extends PackageEditing {
  readonly code: string;
  /** Who uses something of the package (`zones[city]`), in one line; empty: nobody. */
  readonly usersOf: (of: string) => string;
}
