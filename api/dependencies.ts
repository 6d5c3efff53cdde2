import type { Observable } from "rxjs";
import type { Registry } from "prom-client";
import type { StoredEvent } from "../application/event-store/index.js";
import type { RevenuePlans } from "../application/budget/index.js";
import type { CaseworkUseCases } from "../application/casework/index.js";
import type { Documents, Uploads } from "../application/documents/index.js";
import type { CitizenUseCases } from "../application/citizens/index.js";
import type { SavedFilters } from "../application/saved-filters/index.js";
import type { Drafts } from "../application/drafts/index.js";
import type { CorrespondenceUseCases } from "../application/correspondence/index.js";
import type { IdentityUseCases } from "../application/identity/index.js";
import type { Press } from "../application/papers/index.js";
import type { TaxationUseCases } from "../application/taxation/index.js";
import type { CivilDate, Instant, Position } from "../domain/shared/index.js";
import type { AccessEvaluator } from "./graphql/access/evaluator.js";
import type { ApiLogger, PagesHandler, ReadinessCheck, SessionStore, TenantResolver } from "./http/index.js";
import type { History, ReadSide, Rebuilding } from "../read-models/read-side/index.js";
import type { MailboxDependencies } from "./http/mailbox/index.js";
import type { CitizenRates } from "./http/citizen-door.js";
import type { SignInRates } from "./http/officer-door.js";
import type { GraphqlLimits } from "./graphql/limits/index.js";

/** Everything the API stands on. The composition root gives it; nothing here is found by itself. */
export interface ApiDependencies {
  readonly taxation: TaxationUseCases;
  readonly casework: CaseworkUseCases;
  /** Takes in what people bring, and gives it out. */
  readonly documents: Documents;
  /** Documents that wait for the command that names them. */
  readonly uploads: Uploads;
  /** What is said to people. */
  readonly correspondence: CorrespondenceUseCases;
  readonly identity: IdentityUseCases;
  /** People who sign in as a taxpayer. */
  readonly citizens: CitizenUseCases;
  /** Applications of theirs that were begun and not sent. */
  readonly drafts: Drafts;
  /** What officers narrow their lists to, under names of theirs. */
  readonly savedFilters: SavedFilters;
  /** Prints papers. */
  readonly press: Press;
  readonly readSide: ReadSide;
  /** Where read models are built anew. */
  readonly rebuilding: Rebuilding;
  /** Records as they stood at any moment. */
  readonly history: History;
  /** What councils expected of own revenue. */
  readonly revenuePlans: RevenuePlans;
  /** Who may do what: the one evaluator. */
  readonly access: AccessEvaluator;
  /** The office in charge of a taxpayer, with certainty; `officeOfTaxpayerFrom(eventStore)`. */
  readonly officeOfTaxpayer: (tenant: string, taxpayerId: string) => Promise<string | null>;
  /** The office of a cash desk that was opened on a day; `officeOfCashDeskFrom(eventStore)`. */
  readonly officeOfCashDesk: (tenant: string, desk: string, date: CivilDate) => Promise<string | null>;
  /** How far the log is; undefined while nothing is written. */
  readonly headOfLog: () => Promise<Position | undefined>;
  readonly sessions: SessionStore;
  /** Events as they are written, live, of all tenants; hot and shared: one subscription to the store feeds all callers. */
  readonly liveEvents: Observable<StoredEvent>;
  readonly tenants: TenantResolver;
  /** What people see in a browser; without it there is the API alone. */
  readonly pages?: PagesHandler;
  readonly readiness: readonly ReadinessCheck[];
  /** The folder that mail is put into, where it is shown. */
  readonly mailbox?: MailboxDependencies["mailbox"];
  readonly clock: () => Instant;
  readonly logger: ApiLogger;
  readonly registry: Registry;
  readonly settings: ApiSettings;
}

/** What an operator may set. */
export interface ApiSettings {
  /** `development` serves GraphiQL and shows the schema to visitors. */
  readonly profile: "development" | "production";
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Where people reach Defter, without a slash at the end: in QR codes. Default: this machine, at the port of the API. */
  readonly publicUrl?: string;
  /** True behind https: the session cookie is then `__Host-` and Secure. */
  readonly secureCookies: boolean;
  /** Other origins whose pages may use the session cookie, for example that of the desk application. */
  readonly allowedOrigins: readonly string[];
  /** Proxies in front, whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  /** With it, `/metrics` asks for it as bearer token; without it, `/metrics` answers this machine only. */
  readonly metricsToken?: string;
  readonly limits?: Partial<GraphqlLimits>;
  readonly signInRates?: SignInRates;
  readonly citizenRates?: CitizenRates;
  /** How long a query waits for `minPosition` before it says STALE, in milliseconds. Default 3,000. */
  readonly minPositionWaitMs?: number;
}
