import { join } from "node:path";
import { packageRoot } from "../paths.js";
import { eventStoreSettings } from "./event-store-settings.js";
import { settings, type Setting } from "./settings.js";

type Settings = typeof settings;
type Read<One> =
  One extends Setting<infer Value, infer Default> ? Value | (undefined extends Default ? undefined : never) : never;

/** Settings that have no default are undefined where they are not set, except those that are completed here. */
export type Configuration = { readonly [Name in keyof Settings]: Read<Settings[Name]> } & {
  readonly dataFolder: string;
  readonly documentsFolder: string;
  readonly sms: "off" | "folder";
  readonly mailViewer: "off" | "this-machine" | "everyone";
  readonly logFile: string;
};

/** What is wrong with the environment, one line each. Values are not repeated: they may be secrets. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "ConfigurationError";
  }
}

/**
 * Reads and checks every setting.
 * @throws ConfigurationError with all that is wrong at once
 */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const { values, faults } = readSettings(settings, environment);
  if (Array.isArray(values["tenants"])) faults.push(...tenantFaults(values["tenants"] as string[]));
  if (values["smtpUrl"] !== undefined && !environment[settings.mailFrom.variable])
    faults.push(`${settings.mailFrom.variable} must be set beside ${settings.smtpUrl.variable}`);
  if (faults.length > 0) throw new ConfigurationError(faults);
  values["dataFolder"] ??= join(packageRoot(), ".data");
  values["sms"] ??= values["smtpUrl"] === undefined ? "folder" : "off";
  values["mailViewer"] ??= viewerByDefault(values) ? "this-machine" : "off";
  values["documentsFolder"] ??= join(values["dataFolder"] as string, "documents");
  values["logFile"] ??= join(values["dataFolder"] as string, "defter.log");
  return values as unknown as Configuration;
}

function viewerByDefault(values: Readonly<Record<string, unknown>>): boolean {
  return values["profile"] === "development" && values["smtpUrl"] === undefined;
}

/** How the embedded event store serves others, as a program of its own. */
export type EventStoreConfiguration = {
  readonly [Name in keyof typeof eventStoreSettings]: Read<(typeof eventStoreSettings)[Name]>;
};

/**
 * Reads and checks the settings of the embedded event store as a program of its own.
 * @throws ConfigurationError with all that is wrong at once
 */
export function readEventStoreConfiguration(environment: NodeJS.ProcessEnv = process.env): EventStoreConfiguration {
  const { values, faults } = readSettings(eventStoreSettings, environment);
  const given = values as unknown as EventStoreConfiguration;
  faults.push(...protectionFaults(given));
  if (faults.length > 0) throw new ConfigurationError(faults);
  return given;
}

/** What others can reach is encrypted and asks who they are; passwords never travel in the clear. */
function protectionFaults({ host, certificateFile, keyFile, usersFile }: EventStoreConfiguration): string[] {
  const faults: string[] = [];
  if (certificateFile !== undefined && keyFile === undefined) faults.push(`${KEY} must be set beside ${CERTIFICATE}`);
  if (certificateFile === undefined && keyFile !== undefined) faults.push(`${CERTIFICATE} must be set beside ${KEY}`);
  if (usersFile !== undefined && certificateFile === undefined) faults.push(`${USERS} needs ${CERTIFICATE}`);
  if (!isThisMachine(host) && usersFile === undefined) {
    faults.push(`DEFTER_EVENTSTORE_HOST lets others in: ${CERTIFICATE} and ${USERS} must be set`);
  }
  return faults;
}

const CERTIFICATE = eventStoreSettings.certificateFile.variable;
const KEY = eventStoreSettings.keyFile.variable;
const USERS = eventStoreSettings.usersFile.variable;

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readSettings(
  table: Readonly<Record<string, Setting<unknown>>>,
  environment: NodeJS.ProcessEnv,
): { readonly values: Record<string, unknown>; readonly faults: string[] } {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { variable, read, byDefault }] of Object.entries(table)) {
    const given = environment[variable] || byDefault;
    try {
      values[name] = given === undefined ? undefined : read(given);
    } catch (error) {
      faults.push(`${variable} ${(error as Error).message}`);
    }
  }
  return { values, faults };
}

/** Variables that look like ours and are not: most likely misspelt. */
export function unknownVariables(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const known = new Set(
    [settings, eventStoreSettings].flatMap((table) =>
      Object.values<Setting<unknown>>(table).map(({ variable }) => variable),
    ),
  );
  return Object.keys(environment).filter((name) => name.startsWith("DEFTER_") && !known.has(name));
}

/** The municipalities, with the host names that are bound to them. */
export function tenantsOf({ tenants }: Pick<Configuration, "tenants">): readonly {
  readonly code: string;
  readonly hostnames: readonly string[];
}[] {
  const hostnames = new Map<string, string[]>();
  for (const one of tenants) {
    const [code, host] = one.split("@");
    hostnames.set(code!, [...(hostnames.get(code!) ?? []), ...(host ? [host.toLowerCase()] : [])]);
  }
  return [...hostnames].map(([code, names]) => ({ code, hostnames: names }));
}

function tenantFaults(tenants: readonly string[]): readonly string[] {
  if (tenants.length === 0) return ["DEFTER_TENANTS must name a municipality"];
  const wrong = tenants.some((one) => !/^[a-z][a-z0-9]{1,31}(@[A-Za-z0-9.-]+)?$/.test(one));
  return wrong ? ["DEFTER_TENANTS must be codes of small letters and digits, or code@host.name"] : [];
}
