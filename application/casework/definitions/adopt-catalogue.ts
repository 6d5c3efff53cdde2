import type { DefinitionState, RawContent } from "../../../domain/casework/index.js";
import { derivedId } from "../../ledger/index.js";
import { askBeside } from "../../taxation/support/index.js";
import type { Ask, Outcome, UseCase } from "../../taxation/index.js";
import type { Position } from "../../event-store/index.js";
import { comparePositions, sameJson, type CivilDate } from "../../../domain/shared/index.js";
import type {
  AdoptCatalogueInput,
  AdoptedCatalogue,
  DefinitionName,
  DefinitionUseCases,
  PublishedDefinition,
} from "../use-cases.js";

/**
 * Takes a catalogue over, workflows first, for services name them. What is there already is left alone, so that a
 * municipality keeps what it has made its own, and a catalogue sent again goes on where it was cut off.
 */
export function adoptCatalogue(
  uses: Pick<DefinitionUseCases, "draftDefinition" | "publishDefinition">,
  stateOf: (tenant: string, kind: DefinitionName, code: string) => Promise<DefinitionState>,
): UseCase<AdoptCatalogueInput, AdoptedCatalogue> {
  return async (ask, { workflows, services, validFrom }) => {
    const published: PublishedDefinition[] = [];
    const left: string[] = [];
    let position: Position | null = null;
    for (const [kind, contents] of [
      ["workflow", workflows],
      ["service", services],
    ] as const)
      for (const content of contents) {
        const result = await adopted(ask, kind, content, validFrom);
        if (!result.ok) return result;
        if (result.value === null) left.push(String(content["code"]));
        else published.push(result.value);
        position = later(position, result.receipt.position);
      }
    return { ok: true, value: { published, left }, receipt: { position, revision: -1n, eventIds: [] } };
  };

  async function adopted(
    ask: Ask,
    kind: DefinitionName,
    content: RawContent,
    validFrom: CivilDate,
  ): Promise<Outcome<PublishedDefinition | null>> {
    const code = String(content["code"]);
    const step = (purpose: string) => askBeside(ask, derivedId(ask.commandId, `${purpose} ${kind} ${code}`));
    const before = await stateOf(ask.tenant, kind, code);
    // Cut off between draft and publication; a draft of the municipality's own is none of the catalogue's business.
    const begun = before.versions.length === 0 && before.draft !== null && sameJson(before.draft, content);
    if (before.code !== null && !begun)
      return { ok: true, value: null, receipt: { position: null, revision: -1n, eventIds: [] } };
    const drafted = await uses.draftDefinition(step("draft"), { kind, content });
    if (!drafted.ok) return drafted;
    return uses.publishDefinition(step("publish"), { kind, code, validFrom });
  }
}

function later(left: Position | null, right: Position | null): Position | null {
  if (left === null || right === null) return left ?? right;
  return comparePositions(left, right) >= 0 ? left : right;
}
