import { LRUCache } from "lru-cache";
import { notParsed, parsed, type HolidayCalendar, type Parsed } from "../../../domain/shared/index.js";
import {
  compilePackage,
  fiscalPackageDecider,
  fiscalYearDecider,
  holdingPackages,
  municipalityDecider,
  publishedLaw,
  type CompiledPackage,
  type FiscalPackageState,
  type FiscalYearState,
  type MunicipalityState,
} from "../../../domain/taxation/index.js";
import { DefterError, LedgerIntegrityError } from "../../errors.js";
import type { Ledger } from "../../ledger/index.js";
import type { Ask } from "../use-case.js";
import { carryOutBeside, fiscalYearStream, municipalityStream, packageStream } from "../support/index.js";
import { packageHash } from "./package-hash.js";

/** The published package that a year is assessed by, ready for evaluation, with the calendar of holidays. */
export interface LawOfYear {
  readonly year: number;
  readonly packageId: string;
  readonly hash: string;
  readonly compiled: CompiledPackage;
  readonly calendar: HolidayCalendar;
  /** The account in the budget of each item. */
  readonly revenueItems: ReadonlyMap<string, string>;
  /** Days from an assessment to the due date of what it finds late: the longest term of any item of the package. */
  readonly lateBornDays: number;
}

/**
 * The law in force, read from the streams that guard it, never from a read model. Loads go through the ledger's memory
 * of streams, so that asking again costs one read of what is new; packages are compiled once for each hash.
 */
export interface LawInForce {
  municipality(tenant: string): Promise<MunicipalityState>;
  fiscalYear(tenant: string, year: number): Promise<FiscalYearState>;
  package(tenant: string, packageId: string): Promise<FiscalPackageState>;
  /**
   * The one package that holds in a year. Refuses with `package-missing`, with `package-year-split` where several hold
   * one after another (their lines cannot be told apart by one hash), with `calendar-missing`.
   */
  ofYear(tenant: string, year: number): Promise<Parsed<LawOfYear>>;
  /** The very package that a run was started with. Refuses with `package-missing` where it is not published any more. */
  byHash(tenant: string, year: number, packageId: string, hash: string): Promise<Parsed<LawOfYear>>;
  /** Notes that obligations are assessed by a package, before the first of them is written: from now on it stays. */
  takeIntoUse(ask: Ask, law: LawOfYear): Promise<Parsed<null>>;
}

/** Compiled packages that are kept: a few municipalities with a few years each. */
const KEPT = 32;

export function lawInForce(ledger: Ledger): LawInForce {
  const compiled = new LRUCache<string, CompiledPackage>({ max: KEPT });
  const used = new LRUCache<string, true>({ max: 1000 });

  const read: LawInForce = {
    municipality: async (tenant) => (await ledger.load(municipalityStream(tenant), municipalityDecider)).state,
    fiscalYear: async (tenant, year) => (await ledger.load(fiscalYearStream(tenant, year), fiscalYearDecider)).state,
    package: async (tenant, packageId) =>
      (await ledger.load(packageStream(tenant, packageId), fiscalPackageDecider)).state,

    async ofYear(tenant, year) {
      const holding = await publishedOf(tenant, year);
      const [only, another] = holding;
      if (!only) return notParsed("package-missing", { year });
      if (another) return notParsed("package-year-split", { year, first: only.packageId, second: another.packageId });
      return read.byHash(tenant, year, only.packageId, only.hash);
    },

    async byHash(tenant, year, packageId, hash) {
      const calendar = (await read.municipality(tenant)).calendar;
      if (!calendar) return notParsed("calendar-missing", { year });
      const law = await compiledOf(tenant, packageId, hash);
      if (!law) return notParsed("package-missing", { year });
      return parsed({ year, packageId, hash, compiled: law, calendar, ...figuresOf(law) });
    },

    async takeIntoUse(ask, { year, packageId }) {
      const key = `${ask.tenant}/${year}/${packageId}`;
      if (used.has(key)) return parsed(null);
      const result = await carryOutBeside(ledger, ask, {
        stream: fiscalYearStream(ask.tenant, year),
        decider: fiscalYearDecider,
        command: { type: "TakePackageIntoUse", year, packageId, on: ask.today },
        body: { takeIntoUse: packageId },
      });
      if (!result.ok) return result;
      used.set(key, true);
      return parsed(null);
    },
  };

  /** What the year admitted and the packages' own streams confirm as published with that very hash. */
  async function publishedOf(tenant: string, year: number) {
    const admitted = holdingPackages(await read.fiscalYear(tenant, year));
    const states = await Promise.all(admitted.map(({ packageId }) => read.package(tenant, packageId)));
    return admitted.filter((each, index) => isPublished(states[index]!, each.hash));
  }

  async function compiledOf(tenant: string, packageId: string, hash: string): Promise<CompiledPackage | null> {
    const state = await read.package(tenant, packageId);
    if (!isPublished(state, hash)) return null;
    const known = compiled.get(hash);
    if (known) return known;
    const content = publishedLaw(state)!;
    if (packageHash(content as never) !== hash)
      throw new LedgerIntegrityError("package-differs-from-hash", { packageId, hash });
    const result = compilePackage(content);
    if (!result.ok) throw new DefterError("INTERNAL", result.refusal.code, { facts: result.refusal.facts });
    compiled.set(hash, result.value);
    return result.value;
  }

  return read;
}

/** Where no item names a term, what is late is due like a bill at once. */
export function figuresOf({ source: { items } }: CompiledPackage): Pick<LawOfYear, "revenueItems" | "lateBornDays"> {
  const terms = items.map(({ instalments }) => (instalments.kind === "fixed-dates" ? instalments.lateBornDays : 0));
  return {
    revenueItems: new Map(items.map(({ code, revenueItem }) => [code, revenueItem])),
    lateBornDays: Math.max(0, ...terms),
  };
}

function isPublished(state: FiscalPackageState, hash: string): boolean {
  return state.phase === "published" && state.publication?.hash === hash;
}
