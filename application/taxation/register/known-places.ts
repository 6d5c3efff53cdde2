import { refusal, type Refusal } from "../../../domain/shared/index.js";
import { municipalityDecider, openOfficeFault, type MunicipalityState } from "../../../domain/taxation/index.js";
import type { Ledger } from "../../ledger/index.js";
import { municipalityStream } from "../support/index.js";
import type { Ask } from "../use-case.js";

/**
 * Offices and units of a municipality. They are only ever added, so what is known is remembered, and the stream is read
 * again only before something unknown is refused.
 */
export class KnownPlaces {
  private readonly known = new Map<string, MunicipalityState>();

  constructor(private readonly ledger: Ledger) {}

  /** `municipality-not-established`, `office-unknown`, `unit-unknown`, or null when all is known. */
  async fault(tenant: string, places: { readonly office?: string; readonly unit?: unknown }): Promise<Refusal | null> {
    const remembered = this.known.get(tenant);
    if (remembered && faultIn(remembered, places) === null) return null;
    const { state } = await this.ledger.load(municipalityStream(tenant), municipalityDecider);
    if (state.tenant === null) return refusal("municipality-not-established");
    this.known.set(tenant, state);
    return faultIn(state, places);
  }

  /**
   * What stands against bringing anybody new to an office that there is: `office-closed`, or null. Offices close and open
   * again, so that the municipality is asked as it is, or, for who began at a moment `since`, as it was then or later.
   */
  async closedFault({ tenant, since }: Ask, office: string): Promise<Refusal | null> {
    const { state } = await this.ledger.load(municipalityStream(tenant), municipalityDecider, { since });
    return openOfficeFault(state, office);
  }
}

function faultIn(
  { offices, units }: MunicipalityState,
  { office, unit }: { readonly office?: string; readonly unit?: unknown },
): Refusal | null {
  if (office !== undefined && !offices.has(office)) return refusal("office-unknown", { office });
  if (typeof unit === "string" && !units.some((each) => each.code === unit)) return refusal("unit-unknown", { unit });
  return null;
}
