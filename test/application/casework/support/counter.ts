import { createCaseworkUseCases, type Acting, type CaseworkUseCases } from "../../../../application/casework/index.js";
import {
  createDocuments,
  InMemoryContentStore,
  noScanner,
  type SentDocument,
} from "../../../../application/documents/index.js";
import { createIdentityUseCases, type IdentityUseCases } from "../../../../application/identity/index.js";
import { InMemoryKeyVault } from "../../../../application/personal-data/index.js";
import type { Press } from "../../../../application/papers/index.js";
import type { EventStore } from "../../../../application/event-store/index.js";
import {
  createTaxationUseCases,
  type Ask,
  type TaxationParts,
  type TaxationUseCases,
} from "../../../../application/taxation/index.js";
import type { RawContent } from "../../../../domain/casework/index.js";
import type { Role } from "../../../../domain/identity/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import type { Office } from "../../../../domain/taxation/index.js";
import {
  catalogueSource,
  modelCatalogue,
  rawServices,
  rawWorkflows,
  serviceOf,
  workflowKnown,
} from "../../../support/catalogue.js";
import { referenceData } from "../../../support/reference-data.js";
import { filledForm } from "../../../domain/casework/support/filled-form.js";
import { ask, done, shkoder, type Shkoder } from "../../taxation/support/shkoder.js";

export { ask, done, refusalOf, register, typesOf, written } from "../../taxation/support/shkoder.js";

/** Shkodër with its law, its 16 offices, and a counter; the catalogue is adopted by the tests that want it. */
export interface Counter extends Shkoder {
  readonly cases: CaseworkUseCases;
  readonly identity: IdentityUseCases;
  /** The same ledger in another process; with `over`, one that meets mishaps; `by`: with a press of its own. */
  again(over?: (store: EventStore) => EventStore, by?: Press): CaseworkUseCases;
  /** The same, where only these roles are held by anybody. */
  held(roles: readonly string[]): CaseworkUseCases;
}

const passwordHasher = { hash: async () => "hash", verify: async () => true };

/** Prints nothing but what it was given: the same order is the same bytes here, too. */
export const plainPress: Press = {
  print: async (order) => Buffer.from(JSON.stringify(order)),
  close: async () => undefined,
};

export async function counter(press: Press = plainPress): Promise<Counter> {
  const city = await shkoder();
  const { offices } = referenceData<{ readonly offices: readonly (Office & { readonly unit?: string })[] }>(
    "offices.shkoder.json",
  );
  const known = new Set(
    (
      await city.parts.ledger.load("municipality-shkoder.shkoder", {
        initialState: new Set<string>(),
        evolve: withOffice,
      })
    ).state,
  );
  for (const { code, name } of offices)
    if (!known.has(code))
      await done(
        city.uses.openOffice(ask({ today: civilDate("2024-12-28") }), {
          office: { code, kind: "administrative-unit", name, unit: "shkoder-city", parent: null, address: null },
        }),
      );
  const documents = createDocuments({ store: new InMemoryContentStore(new InMemoryKeyVault()), scanner: noScanner });
  const { roles } = workflowKnown;
  const vocabulary = {
    roles,
    rolesHeld: async () => roles,
    documentTypes: catalogueSource.documentTypes.map(({ code }) => code),
  };
  const identityOf = ({ ledger, keyedHash }: TaxationParts) =>
    createIdentityUseCases({ ledger, keyedHash, passwordHasher });
  const over = (
    process: TaxationParts,
    taxation: TaxationUseCases,
    { rolesHeld = vocabulary.rolesHeld, by = press }: { rolesHeld?: () => Promise<readonly string[]>; by?: Press } = {},
  ) =>
    createCaseworkUseCases({
      ...{
        ...process,
        taxation,
        documents,
        identity: identityOf(process),
        model: modelCatalogue,
        press: by,
        site: () => "https://defter.example",
      },
      vocabulary: { ...vocabulary, rolesHeld },
    });
  const again = (mishap?: (store: EventStore) => EventStore, by: Press = press) => {
    const process = city.partsOf(mishap);
    return over({ ...process, clock: city.clock }, createTaxationUseCases({ ...process, clock: city.clock }), { by });
  };
  const held = (some: readonly string[]) => over(city.parts, city.uses, { rolesHeld: async () => [...some] });
  return { ...city, cases: over(city.parts, city.uses), identity: identityOf(city.parts), again, held };
}

function withOffice(
  known: Set<string>,
  fact: { readonly type: string; readonly data: { readonly office?: { readonly code: string } } },
): Set<string> {
  return fact.type === "OfficeOpened" ? new Set([...known, fact.data.office!.code]) : known;
}

/** The model catalogue, or the workflows and services named. */
export async function adopt({ cases }: Counter, ...services: readonly string[]): Promise<void> {
  const named = rawServices.filter((each) => services.length === 0 || services.includes(String(each["code"])));
  const wanted = new Set(named.map((each) => each["workflow"]));
  const workflows = rawWorkflows.filter((each) => wanted.has(each["code"]));
  await done(cases.adoptCatalogue(ask(), { workflows, services: named, validFrom: civilDate("2025-03-03") }));
}

export const withWords = (raw: RawContent, words: string): RawContent => ({ ...raw, note: { sq: words, en: words } });

/** Lets an officer in, under their id; of the offices named, or of all. */
export async function letIn(
  { identity }: Pick<Counter, "identity">,
  userId: string,
  roles: readonly Role[],
  offices: readonly string[] | null = null,
): Promise<void> {
  const named = { userId, username: userId, displayName: userId, email: `${userId}@example.al` };
  const entering = { password: "një fjalëkalim i gjatë", mustChange: false };
  await done(identity.createUser(ask(), { ...named, ...entering, roles, offices }));
}

/** An officer in a role, of every office, and the ask of the person who holds it. */
export function by(role: string, given: Partial<Acting> = {}): Acting {
  return { role, offices: null, ...given };
}
export function askAs(role: string, given: Partial<Ask> = {}): Ask {
  return ask({ actor: { id: `${role}-1`, role }, ...given });
}

const PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

export function pdf(name = "dokument.pdf", content: string | Uint8Array = PDF): SentDocument {
  return {
    name,
    content: (async function* () {
      yield Buffer.from(content);
    })(),
  };
}

/** What is lodged at the counter of Velipojë for a service: the form filled in, every mandatory paper, and the plan of D1. */
export function lodging(code: string, given: { readonly identifier?: string | null } = {}) {
  const service = serviceOf(code);
  const business = service.applicantKinds === "business";
  const papers = service.documents.filter(({ mandatory }) => mandatory);
  return {
    service: code,
    office: service.offices === "all" ? "velipoje" : service.offices[0]!,
    by: by("front-desk"),
    applicant: {
      kind: business ? "business" : "citizen",
      language: "sq",
      name: "Arta Hoxha",
      identifier: given.identifier === undefined ? (business ? "K22218003V" : "J00101999W") : given.identifier,
    },
    form: filledForm(service),
    documents: [
      { documentId: "D1", document: null, sent: pdf() },
      ...papers.map(({ code: document }, index) => ({
        documentId: `M${index}`,
        document,
        sent: pdf(`${document}.pdf`),
      })),
    ],
  } as const;
}
