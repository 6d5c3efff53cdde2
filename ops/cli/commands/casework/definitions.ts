import type { DefinitionName } from "../../../../application/casework/index.js";
import { MAX_VERSIONS, type RawContent } from "../../../../domain/casework/index.js";
import { wholeNumber } from "../../input/values.js";
import type { ActOptions } from "../../work/globals.js";

export type Given<Names extends string> = ActOptions & { readonly [Name in Names]?: string } & {
  readonly workflow?: true;
};

export const WORKFLOW = "a workflow, not a service";

export function kindOf({ workflow }: { readonly workflow?: true }): DefinitionName {
  return workflow === true ? "workflow" : "service";
}

/** A content says itself what it is. */
export function kindIn({ format }: RawContent): DefinitionName {
  return format === "defter.workflow/1" ? "workflow" : "service";
}

export function versionIf(path: string, given: string | undefined): number | null {
  return given === undefined ? null : wholeNumber(path, given, 1, MAX_VERSIONS);
}
