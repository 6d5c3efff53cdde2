import type { NewCheck, RawContent } from "../../../domain/casework/index.js";
import { ROLES as EVERY_ROLE } from "../../../domain/identity/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { seedCatalogue, type CounterParts } from "../../../ops/seed/index.js";
import { seedPartsOf } from "../../../ops/composition/index.js";
import { pdf } from "../../application/documents/samples.js";
import { done } from "../../application/taxation/support/shkoder.js";
import { rawWorkflows } from "../../support/catalogue.js";
import type { Officer } from "./officer.js";
import type { TownHall } from "./town-hall.js";

/** The roles of casework, and who holds them: each somebody else, all of them with sight of sensitive services. */
const ROLES = {
  "front-desk": "CLERK",
  specialist: "SPECIALIST",
  "sector-head": "SECTOR_HEAD",
  inspector: "INSPECTOR",
  commission: "COMMISSION",
  "social-worker": "SOCIAL_WORKER",
  archivist: "ARCHIVIST",
  "foi-coordinator": "FOI_COORDINATOR",
  "tax-officer": "TAX_OFFICER",
  signatory: "SIGNATORY",
} as const;
export type CaseRole = keyof typeof ROLES;

/** Of every officer of the shop. */
export const OFFICERS_PASSWORD = "një fjalëkalim i gjatë 2025";

/** The officers of casework in one municipality, by their role; `cashbox` takes money. */
export class OneStopShop {
  private constructor(
    private readonly town: TownHall,
    private readonly tenant: string,
    readonly administrator: Officer,
    readonly officers: Readonly<Record<CaseRole, Officer>>,
    readonly cashbox: Officer,
  ) {}

  /** Publishes the catalogue and lets the officers in; `roles`: only these; `services`: these instead of the model's. */
  static async open(
    town: TownHall,
    administrator: Officer,
    tenant = "shkoder",
    roles: readonly CaseRole[] = Object.keys(ROLES) as CaseRole[],
    services: readonly RawContent[] | null = null,
  ): Promise<OneStopShop> {
    const parts = seedPartsOf(town.defter.open.composition, tenant);
    await (services === null ? seedCatalogue(parts, () => undefined) : publish(parts, services));
    const signedIn = async (username: string, held: readonly string[], offices: readonly string[] | null = null) => {
      const user = {
        userId: username,
        username,
        displayName: username,
        roles: held,
        offices,
        password: OFFICERS_PASSWORD,
      };
      await administrator.does("createUser", { ...user, mustChange: false });
      return town.signIn(username, OFFICERS_PASSWORD, tenant);
    };
    const officers = {} as Record<CaseRole, Officer>;
    for (const role of roles) officers[role] = await signedIn(`shop-${role}`, [ROLES[role], "SENSITIVE_SERVICES"]);
    const cashbox = await signedIn("shop-cashbox", ["FINANCE_OFFICER"]);
    return new OneStopShop(town, tenant, administrator, officers, cashbox);
  }

  /** One more officer. */
  async letIn(username: string, roles: readonly string[], offices: readonly string[] | null = null): Promise<Officer> {
    const user = { userId: username, username, displayName: username, roles, offices, password: OFFICERS_PASSWORD };
    await this.administrator.does("createUser", { ...user, mustChange: false });
    return this.town.signIn(username, OFFICERS_PASSWORD, this.tenant);
  }
}

/** A catalogue of a municipality's own: these services, with the workflows of the model that they follow. */
async function publish({ caseworkWhere, tenant }: CounterParts, services: readonly RawContent[]): Promise<void> {
  const workflows = rawWorkflows.filter(({ code }) => services.some(({ workflow }) => workflow === code));
  const casework = caseworkWhere(async () => EVERY_ROLE);
  const validFrom = civilDate("2024-01-03");
  const ask = { tenant, actor: { id: "seed", role: "system" }, commandId: `catalogue of ${tenant}`, today: validFrom };
  await done(casework.adoptCatalogue(ask, { workflows, services, validFrom }));
}

/** Sends a document up and gives its handle. */
export async function sentUp(officer: Officer, name = "dokument.pdf", content: Buffer = pdf): Promise<string> {
  const answer = await sendUp(officer, name, content);
  if (answer.status !== 201) throw new Error(`not taken: ${JSON.stringify(answer.body)}`);
  return String(answer.body["upload"]);
}

export async function sendUp(officer: Officer, name: string, content: Buffer) {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]), name);
  const response = await fetch(`${officer.address()}/documents/uploads`, {
    method: "POST",
    headers: { ...officer.headers, "accept-language": "en" },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

/** A check as the API takes it. */
export function checkInput({ check, note }: NewCheck): object {
  const { kind, ...found } = check;
  switch (kind) {
    case "clarity":
      return { clear: (found as { clear: boolean }).clear, note };
    case "pages":
      return { pages: (found as { count: number }).count, note };
    case "complained-of":
      return { complainedOf: (found as { persons: readonly string[] }).persons, note };
    case "document-held":
      return { documentHeld: found, note };
    default:
      return { [kind]: enumsIn(found), note };
  }
}

const ENUMS = ["result", "conclusion", "answer", "by", "from"];

/** Codes of the ledger as the enumerations of the schema. */
function enumsIn(found: object): object {
  return Object.fromEntries(
    Object.entries(found).map(([key, value]) => [
      key,
      ENUMS.includes(key) && typeof value === "string" ? value.toUpperCase().replaceAll("-", "_") : (value as unknown),
    ]),
  );
}
