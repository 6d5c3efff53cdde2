import { firstValueFrom } from "rxjs";
import { notParsed, parsed, refusal, type HolidayCalendar, type Parsed } from "../../../domain/shared/index.js";
import { compilePackage, packageTrialDecider, type FiscalPackage } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { checkedPackage } from "../administration/package-check.js";
import type { RunningTrial, TrialStanding } from "../inputs/trials.js";
import { figuresOf, packageHash, type LawInForce, type LawOfYear } from "../law/index.js";
import { listedTaxpayers, writtenPosition } from "../runs/register-listing.js";
import { carryOut, outcomeOf, packageTrialStream, refusedOutcome, type TaxationParts } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { TrialUseCases } from "../use-cases.js";
import { startTrial, type TrialLaws } from "./trial-engine.js";

/** So many years back is looked for a package in force where the year of the draft has none. */
const YEARS_BACK = 10;

/** A trial that is being begun. */
interface Beginning {
  readonly trialId: string;
  /** How many sendings of its one command are at it: a client may send it again before it is answered. */
  sent: number;
}

/**
 * What a draft changes for real taxpayers: the whole register assessed by it and by the package in force, on the same
 * facts of the same year. Nothing is written but the trial itself.
 */
export function trialUseCases(parts: TaxationParts, law: LawInForce): TrialUseCases {
  const atWork = new Map<string, RunningTrial>();
  /** Trials that are being begun: their stream may say so before they are at work, and no other may begin meanwhile. */
  const beginning = new Map<string, Beginning>();
  const nameOf = (tenant: string, packageId: string) => `${tenant}/${packageId}`;
  const everyone = { unit: null, kind: null, taxpayerIds: null };

  async function begin(ask: Ask, packageId: string, trialId: string): Promise<Outcome<{ readonly trialId: string }>> {
    const name = nameOf(ask.tenant, packageId);
    const laws = await lawsOf(parts, law, ask.tenant, packageId);
    if (!laws.ok) return laws;
    const { draft, against } = laws.value;
    const upTo = (await parts.eventStore.head()) ?? { commit: 0n, prepare: 0n };
    const ids = await listedTaxpayers(parts.eventStore, ask.tenant, upTo, everyone);
    const command = {
      ...{ type: "StartPackageTrial" as const, packageId, trialId, on: ask.today },
      ...{ packageHash: draft.hash, year: draft.year, againstId: against.packageId, againstHash: against.hash },
      ...{ assessedOn: ask.today, upToPosition: writtenPosition(upTo), expected: ids.length },
    };
    const stream = packageTrialStream(ask.tenant, packageId);
    const body = { startPackageTrial: { packageId } };
    const result = await carryOut(parts.ledger, ask, { stream, decider: packageTrialDecider, command, body });
    if (result.ok && result.receipt.duplicate !== true && !atWork.has(name)) {
      const trial = startTrial(parts, ask, { packageId, trialId, laws: laws.value }, ids);
      atWork.set(name, trial);
      const leave = () => void (atWork.get(name) === trial && atWork.delete(name));
      trial.done.then(leave, leave);
    }
    return outcomeOf(result, () => ({ trialId }));
  }

  return {
    async startPackageTrial(ask, { packageId }) {
      const name = nameOf(ask.tenant, packageId);
      const trialId = derivedId(ask.commandId, "package-trial");
      const own: Beginning = beginning.get(name) ?? { trialId, sent: 0 };
      const running = atWork.get(name) ?? own;
      if (own.trialId !== trialId || running.trialId !== trialId)
        return refusedOutcome(refusal("trial-at-work", { packageId }));
      // Before anything is waited for: of two that begin at once, the second finds the first here.
      beginning.set(name, own);
      own.sent += 1;
      try {
        return await begin(ask, packageId, trialId);
      } finally {
        own.sent -= 1;
        if (own.sent === 0) beginning.delete(name);
      }
    },

    async packageTrial(tenant, { packageId }) {
      const load = async () =>
        (await parts.ledger.load(packageTrialStream(tenant, packageId), packageTrialDecider)).state;
      const name = nameOf(tenant, packageId);
      const first = await load();
      if (first.phase === "none") return parsed(null);
      const running = atWork.get(name);
      const isRunning =
        first.phase === "started" && (beginning.get(name)?.trialId === first.started.trialId || running !== undefined);
      // It ends in its stream before it leaves: what was not at work any more may have ended since it was read.
      const state = first.phase === "started" && !isRunning ? await load() : first;
      if (state.phase === "none") return parsed(null);
      const content = await law.package(tenant, packageId);
      const standing: TrialStanding = {
        trial: state,
        state: state.phase === "finished" ? "finished" : isRunning ? "running" : "interrupted",
        current: content.phase !== "none" && packageHash(content.content) === state.started.packageHash,
        taxpayers: state.result?.taxpayers ?? (running ? await reachedBy(running) : 0),
      };
      return parsed(standing);
    },

    trialAtWork: (tenant, packageId) => atWork.get(nameOf(tenant, packageId)) ?? null,
  };
}

/** How far it is; one whose stores do not answer any more has come nowhere. */
function reachedBy({ progress }: RunningTrial): Promise<number> {
  return firstValueFrom(progress).then(
    ({ taxpayers }) => taxpayers,
    () => 0,
  );
}

/** The draft as if it were law, and the package in force as if it held for the year of the draft. */
async function lawsOf(
  parts: TaxationParts,
  law: LawInForce,
  tenant: string,
  packageId: string,
): Promise<Parsed<TrialLaws>> {
  const state = await law.package(tenant, packageId);
  if (state.phase === "none") return notParsed("package-not-found", { packageId });
  if (state.phase === "withdrawn") return notParsed("package-withdrawn", { packageId });
  const { hash, findings } = checkedPackage(state.content, parts.packageSchemaFindings);
  const [first] = findings;
  if (first) return notParsed("package-has-findings", { count: findings.length, first: first.code, path: first.path });
  const { calendar: adopted } = await law.municipality(tenant);
  const source = state.content as unknown as FiscalPackage;
  const year = source.fiscalYear;
  if (!adopted) return notParsed("calendar-missing", { year });
  const calendar = reaching(adopted, year);
  const inForce = await latestInForce(law, tenant, year, packageId);
  if (!inForce) return notParsed("trial-without-law", { year });
  const dated = {
    ...inForce.compiled.source,
    ...{ fiscalYear: year, validFrom: source.validFrom, validTo: source.validTo },
  };
  const compiled = [compilePackage(source), compilePackage(dated)] as const;
  if (!compiled[0].ok) return compiled[0];
  if (!compiled[1].ok) return compiled[1];
  const lawBy = (of: { readonly packageId: string; readonly hash: string }, by: LawOfYear["compiled"]): LawOfYear => ({
    ...{ year, packageId: of.packageId, hash: of.hash, compiled: by, calendar },
    ...figuresOf(by),
  });
  return parsed({ draft: lawBy({ packageId, hash }, compiled[0].value), against: lawBy(inForce, compiled[1].value) });
}

/**
 * The calendar with years that were not adopted yet, as if they had no holidays: a trial counts sums, and no sum depends
 * on the day on which it is due. A run asks for the calendar all the same.
 */
function reaching(calendar: HolidayCalendar, year: number): HolidayCalendar {
  const years = new Set([...calendar.years, year, year + 1, year + 2]);
  return { ...calendar, years: [...years].toSorted((a, b) => a - b) };
}

/** The package that holds in a year, or in the latest before it; never the one that is tried. */
async function latestInForce(law: LawInForce, tenant: string, year: number, but: string): Promise<LawOfYear | null> {
  for (let at = year; at > year - YEARS_BACK; at--) {
    const found = await law.ofYear(tenant, at);
    if (found.ok && found.value.packageId !== but) return found.value;
  }
  return null;
}
