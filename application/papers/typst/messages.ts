/** What the process is started with, as its one argument, in JSON. */
export interface TypesetterSettings {
  /** The folder of the templates; nothing outside it can be read by one. */
  readonly templates: string;
  readonly fonts: readonly string[];
}

export interface SetRequest {
  readonly id: number;
  /** Within the folder of the templates: `/invoice/1.typ`. */
  readonly path: string;
  /** JSON text. */
  readonly content: string;
  /** Seconds since 1970 that the file says it was made at. */
  readonly madeAt: number;
}

export type SetAnswer =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly fault: string };
