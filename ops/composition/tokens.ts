import type { ServiceIdentifier } from "inversify";
import type { Registry } from "prom-client";
import type { Logger } from "pino";
import type { ApiDependencies } from "../../api/index.js";
import type { CaseworkParts, CaseworkUseCases } from "../../application/casework/index.js";
import type { Documents, Scanner, Uploads } from "../../application/documents/index.js";
import type { EventStore } from "../../application/event-store/index.js";
import type { IdentityUseCases, PasswordHasher } from "../../application/identity/index.js";
import type { EventRegistry, Ledger } from "../../application/ledger/index.js";
import type {
  Carriers,
  CorrespondenceUseCases,
  Dispatcher,
  DispatchParts,
} from "../../application/correspondence/index.js";
import type { CitizenUseCases, CodeStore } from "../../application/citizens/index.js";
import type { Drafts } from "../../application/drafts/index.js";
import type { SavedFilters } from "../../application/saved-filters/index.js";
import type { KeyedHash, KeyVault } from "../../application/personal-data/index.js";
import type { Clock, IdGenerator } from "../../application/ports.js";
import type { Press } from "../../application/papers/index.js";
import type { CaseworkProcessParts, Processes, ProcessParts, ProcessStore } from "../../application/processes/index.js";
import type { TaxationUseCases } from "../../application/taxation/index.js";
import type { MessageTemplates } from "../../domain/correspondence/index.js";
import type { EngineParts, Workshop } from "../../projections/index.js";
import type { ReadModelStore } from "../../read-models/store/index.js";
import type { History, ReadSide } from "../../read-models/read-side/index.js";
import type { RolesHeld } from "./casework-vocabulary.js";
import type { Configuration } from "../configuration/index.js";
import type { Resources } from "./resources.js";

/** Casework where other roles are held than the read models know, or by another clock: the seed makes its own. */
export type CaseworkWhere = (
  rolesHeld: RolesHeld,
  over?: Partial<Pick<CaseworkParts, "clock" | "ledger" | "taxation">>,
) => CaseworkUseCases;

/** Where Defter is reached while it listens, where no public address was set: at a port that may have been free only. */
export interface Reached {
  address: string | undefined;
}

const token = <Service>(name: string) => Symbol(name) as ServiceIdentifier<Service>;

/** Everything that Defter is made of, by name. */
export const TOKENS = {
  configuration: token<Configuration>("configuration"),
  resources: token<Resources>("resources"),
  logger: token<Logger>("logger"),
  metrics: token<Registry>("metrics"),
  clock: token<Clock>("clock"),
  ids: token<IdGenerator>("ids"),
  eventStore: token<EventStore>("eventStore"),
  eventRegistry: token<EventRegistry>("eventRegistry"),
  vault: token<KeyVault>("vault"),
  keyedHash: token<KeyedHash>("keyedHash"),
  ledger: token<Ledger>("ledger"),
  /** The same use cases over another ledger, for dry runs. */
  taxationOver: token<(ledger: Ledger) => TaxationUseCases>("taxationOver"),
  taxation: token<TaxationUseCases>("taxation"),
  scanner: token<Scanner>("scanner"),
  documents: token<Documents>("documents"),
  uploads: token<Uploads>("uploads"),
  caseworkWhere: token<CaseworkWhere>("caseworkWhere"),
  casework: token<CaseworkUseCases>("casework"),
  messageTemplates: token<MessageTemplates>("messageTemplates"),
  correspondence: token<CorrespondenceUseCases>("correspondence"),
  carriers: token<Carriers>("carriers"),
  mailbox: token<ApiDependencies["mailbox"]>("mailbox"),
  dispatchParts: token<DispatchParts>("dispatchParts"),
  dispatcher: token<Dispatcher>("dispatcher"),
  processStore: token<ProcessStore>("processStore"),
  caseworkProcessing: token<CaseworkProcessParts>("caseworkProcessing"),
  processParts: token<ProcessParts>("processParts"),
  processes: token<Processes>("processes"),
  press: token<Press>("press"),
  reached: token<Reached>("reached"),
  passwordHasher: token<PasswordHasher>("passwordHasher"),
  identity: token<IdentityUseCases>("identity"),
  codeStore: token<CodeStore>("codeStore"),
  drafts: token<Drafts>("drafts"),
  savedFilters: token<SavedFilters>("savedFilters"),
  citizens: token<CitizenUseCases>("citizens"),
  readModelStores: token<readonly ReadModelStore[]>("readModelStores"),
  engine: token<EngineParts>("engine"),
  /** Where read models are built anew beside the live ones. */
  workshop: token<Workshop>("workshop"),
  readSide: token<ReadSide>("readSide"),
  history: token<History>("history"),
} as const;
