import { LRUCache } from "lru-cache";
import type { RevenuePlan, RevenuePlans } from "../../application/budget/index.js";
import type { TaxationUseCases } from "../../application/taxation/index.js";
import { civilDateAt, yearOf, type Instant, type Position } from "../../domain/shared/index.js";
import type { ReadSide } from "../../read-models/read-side/index.js";
import { refusedError } from "../errors/index.js";
import { openFigures, type OpenFigures } from "./figures.js";

export type { OpenFigures, OpenLine, OpenMonth } from "./figures.js";
export { LEAST_TAXPAYERS } from "./few-together.js";
export { followedByAll, movingRevenue } from "./moving.js";

/** The revenue of a year as anybody may see it. */
export interface OpenRevenue extends OpenFigures {
  readonly year: number;
  /** Years that there is something of, the latest first. */
  readonly years: readonly number[];
  readonly plan: Pick<RevenuePlan, "synthetic" | "name" | "notice" | "decision"> | null;
  /** Up to which the ledger had been read; null while that is not known. */
  readonly position: Position | null;
  readonly readAt: Instant;
}

export interface OpenRevenueFrom {
  readonly readSide: Pick<ReadSide, "revenue" | "revenueYears" | "taxedAccounts" | "projections">;
  readonly taxation: Pick<TaxationUseCases, "municipalityOf">;
  readonly revenuePlans: RevenuePlans;
  readonly clock: () => Instant;
}

/** Answers the same to everybody, so it is worked out at most this often, in milliseconds. */
const KEPT_MS = 15_000;
/** How many taxpayers there are takes a walk over the obligations, and changes slowly. */
const COUNTED_MS = 600_000;
const KEPT = 200;
const JOURNAL = "journal";

/** The revenue of a year (null: the latest that has a plan, else the latest there is). */
export type AskOpenRevenue = (tenant: string, year: number | null) => Promise<OpenRevenue>;

/** One for a process: what it worked out is kept for a while. */
function openRevenue({ readSide, taxation, revenuePlans, clock }: OpenRevenueFrom): AskOpenRevenue {
  const answers = new LRUCache<string, Promise<OpenRevenue>>({ max: KEPT, ttl: KEPT_MS });
  const positions = new LRUCache<typeof JOURNAL, Promise<{ readonly position: Position | null }>>({
    max: 1,
    ttl: KEPT_MS,
  });
  const counts = new LRUCache<string, ReturnType<ReadSide["taxedAccounts"]>>({ max: KEPT, ttl: COUNTED_MS });

  return (tenant, year) => kept(answers, `${tenant}/${year ?? "latest"}`, () => workOut(tenant, year));

  async function workOut(tenant: string, wanted: number | null): Promise<OpenRevenue> {
    const scope = { tenant, offices: null };
    const municipality = await taxation.municipalityOf(tenant);
    if (!municipality.ok) throw refusedError(municipality.refusal);
    // Known before the figures are read: they hold everything up to it, and perhaps more.
    const { position } = await kept(positions, JOURNAL, readTo);
    const readAt = clock();
    const today = civilDateAt(readAt);
    const years = (await readSide.revenueYears(scope)).filter((each) => each <= yearOf(today));
    const year = wanted ?? (await latest(tenant, years)) ?? yearOf(today);
    const [lines, taxed, plan] = await Promise.all([
      readSide.revenue(scope, { year }),
      kept(counts, `${tenant}/${year}`, () => readSide.taxedAccounts(scope, year)),
      revenuePlans.of(tenant, year),
    ]);
    const figures = openFigures({ lines, taxed, plan, municipality: municipality.value, today });
    return { ...figures, year, years, plan, position, readAt };
  }

  async function readTo() {
    const journal = (await readSide.projections()).find(({ name }) => name === JOURNAL);
    return { position: journal?.position ?? null };
  }

  async function latest(tenant: string, years: readonly number[]): Promise<number | undefined> {
    for (const year of years) if ((await revenuePlans.of(tenant, year)) !== null) return year;
    return years[0];
  }
}

const ofReadSide = new WeakMap<object, AskOpenRevenue>();

/** That of a read side: GraphQL and the files to take along give the same figures, worked out once. */
export function openRevenueOf(from: OpenRevenueFrom): AskOpenRevenue {
  const known = ofReadSide.get(from.readSide) ?? openRevenue(from);
  ofReadSide.set(from.readSide, known);
  return known;
}

/** What is under way is waited for by all; what failed is not kept. */
function kept<Key extends string, Value>(
  cache: LRUCache<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
