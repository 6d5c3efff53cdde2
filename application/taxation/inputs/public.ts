import type { Bilingual } from "../../../domain/shared/index.js";
import type { Office } from "../../../domain/taxation/index.js";

/** The municipality as anybody may know it. */
export interface MunicipalityFace {
  readonly code: string;
  readonly name: Bilingual;
  readonly offices: readonly Office[];
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
}
