import type { StoredRow } from "../store/index.js";

/**
 * A document of a read model. `_pos` is the last event that changed it: it guards every write, as there is no
 * transaction over documents and checkpoint. A document that an event took away stays as `{ _id, _pos, _gone }`, without
 * a tenant so that no reader can find it, until the checkpoint has passed.
 */
export interface ViewDocument {
  readonly _id: string;
  readonly tenant?: string;
  readonly _pos: string;
  readonly _gone?: true;
  readonly [field: string]: unknown;
}

/** Fields that are undefined are left out when it is written. */
export function documentOf(tenant: string, id: string, row: StoredRow, pos: string): ViewDocument {
  return { ...row, _id: `${tenant}/${id}`, tenant, _pos: pos };
}

export function tombstone(tenant: string, id: string, pos: string): ViewDocument {
  return { _id: `${tenant}/${id}`, _pos: pos, _gone: true };
}

/** The row in a document, without what the store adds to it. */
export function rowOfDocument({ _id, tenant: _tenant, _pos, _gone, ...row }: ViewDocument): StoredRow {
  return row;
}

/** Tenant and id of a document; a tenant holds no `/`. */
export function addressOf(_id: string): { readonly tenant: string; readonly id: string } {
  const slash = _id.indexOf("/");
  return { tenant: _id.slice(0, slash), id: _id.slice(slash + 1) };
}
