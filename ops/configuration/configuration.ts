import { join } from "node:path";
import { packageRoot } from "../paths.js";
import { settings, type Setting } from "./settings.js";

type Settings = typeof settings;
type Read<One> =
  One extends Setting<infer Value, infer Default> ? Value | (undefined extends Default ? undefined : never) : never;

/** Settings that have no default are undefined where they are not set, except those that are completed here. */
export type Configuration = { readonly [Name in keyof Settings]: Read<Settings[Name]> } & {
  readonly dataFolder: string;
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
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { variable, read, byDefault }] of Object.entries<Setting<unknown>>(settings)) {
    const given = environment[variable] || byDefault;
    try {
      values[name] = given === undefined ? undefined : read(given);
    } catch (error) {
      faults.push(`${variable} ${(error as Error).message}`);
    }
  }
  if (Array.isArray(values["tenants"])) faults.push(...tenantFaults(values["tenants"] as string[]));
  if (faults.length > 0) throw new ConfigurationError(faults);
  values["dataFolder"] ??= join(packageRoot(), ".data");
  values["logFile"] ??= join(values["dataFolder"] as string, "defter.log");
  return values as unknown as Configuration;
}

/** Variables that look like ours and are not: most likely misspelt. */
export function unknownVariables(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const known = new Set(Object.values<Setting<unknown>>(settings).map(({ variable }) => variable));
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
