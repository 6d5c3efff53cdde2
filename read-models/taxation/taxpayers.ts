import type { TableDefinition } from "../schema/index.js";

/** A row of the register. Personal fields are in the clear: whoever forgets a person builds it again without them. */
export type TaxpayerRecord = {
  readonly kind: string;
  readonly name: string;
  readonly identifierScheme: string;
  readonly identifier: string | null;
  readonly identifierWarning: string | null;
  readonly unit: string;
  readonly street: string | null;
  readonly office: string;
  /** `active`, `closed` or `merged`. */
  readonly status: string;
  /** The record that carries on where this one was a duplicate. */
  readonly survivorId: string | null;
  /** What people call the objects (cadastral and contract numbers), by object. */
  readonly labels: Readonly<Record<string, string>>;
  /** The name as it is sorted. */
  readonly nameWords: string;
  /** Name, number, address and labels as they are searched, with a space before every word. */
  readonly searchText: string;
};

export const taxpayers: TableDefinition = {
  store: "postgres",
  name: "taxpayers",
  office: "office",
  columns: {
    kind: "text",
    name: "text",
    identifierScheme: "text",
    identifier: "text",
    identifierWarning: "text",
    unit: "text",
    street: "text",
    office: "text",
    status: "text",
    survivorId: "text",
    labels: "jsonb",
    nameWords: "text",
    searchText: "text",
  },
  indexes: {
    by_name: `using btree (tenant, "nameWords", id)`,
    // Words anywhere in the text; ` word` finds beginnings of words.
    by_words: `using gin ("searchText" gin_trgm_ops)`,
  },
};
