import { LRUCache } from "lru-cache";
import { firstValueFrom } from "rxjs";
import { addLek, refusal, ZERO_LEK, type Lek, type Refusal } from "../../../domain/shared/index.js";
import {
  begunRun,
  NO_NOTICE_COUNTS,
  type NoticeRunCounts,
  type StartedNoticeRun,
} from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { accountLaw, type AccountRoom } from "../account/index.js";
import type { NoticeLook, RunningLook, WouldBeTold } from "../inputs/notices.js";
import { startEngine, type Engine } from "../runs/index.js";
import { refusedOutcome } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { NoticeRunUseCases } from "../use-cases.js";
import { beginning, faultOf } from "./beginning.js";
import { lookAtAll, noticeOf, sumOf, type NoticesAtWork } from "./issue-batch.js";
import { itemLawByYear } from "./item-law.js";

/** Of those who would be told so many are named. */
const NAMED = 1_000;
/** Looks that are kept, each of somebody, and for how long. */
const [KEPT, KEPT_MS] = [50, 3_600_000];

/** A look of somebody, as far as it has come. */
interface Look {
  readonly tenant: string;
  readonly userId: string;
  readonly started: StartedNoticeRun["started"];
  readonly seen: Seen;
  readonly engine: Engine<NoticeRunCounts>;
  state: NoticeLook["state"];
}

/** Whom a look has found so far. */
class Seen {
  private most: WouldBeTold[] = [];
  byEmail: Lek = ZERO_LEK;

  add(told: WouldBeTold): void {
    if (told.way === "e-mail") this.byEmail = addLek(this.byEmail, told.total);
    this.most.push(told);
    if (this.most.length >= 2 * NAMED) this.most = this.told();
  }

  /** The most first; who would be told of the same sum in the order of their ids. */
  told(): WouldBeTold[] {
    const order = (a: WouldBeTold, b: WouldBeTold) => b.total - a.total || (a.taxpayerId < b.taxpayerId ? -1 : 1);
    return this.most.toSorted(order).slice(0, NAMED);
  }
}

/**
 * Looks at what runs of notices would issue: every account is rehearsed as the run would do it, and nothing is written.
 * @param busy what keeps a run of the municipality from being started
 */
export function noticeLooks(
  room: AccountRoom,
  busy: (tenant: string) => Refusal | null,
): Pick<NoticeRunUseCases, "lookAtNotices" | "noticeLook" | "noticeLookAtWork"> {
  const looks = new LRUCache<string, Look>({ max: KEPT, ttl: KEPT_MS, dispose: ({ engine }) => engine.stop() });
  const of = (tenant: string, userId: string) => looks.get(`${tenant}/${userId}`);

  /** Of all who look at one municipality, one at a time: each reads every account of the selection. */
  const otherAtWork = (tenant: string, userId: string) =>
    [...looks.values()].some((each) => each.tenant === tenant && each.userId !== userId && each.state === "running");

  function begin(ask: Ask, started: StartedNoticeRun["started"], work: NoticesAtWork, ids: readonly string[]): Look {
    const seen = new Seen();
    const engine = startEngine<NoticeRunCounts>(
      {
        size: room.parts.runBatchSize,
        batch: async (_batch, taxpayerIds) => {
          const looked = await lookAtAll(work, taxpayerIds);
          for (const each of looked) {
            const notice = noticeOf(each)?.data;
            if (!notice) continue;
            const { office, way, payBy, items, amounts } = notice;
            seen.add({
              ...{ taxpayerId: each.taxpayerId, office, way, payBy },
              parts: items.length,
              total: amounts.total,
            });
          }
          return sumOf(looked);
        },
        advance: async () => "running",
        finish: async () => "finished",
      },
      begunRun(started, NO_NOTICE_COUNTS),
      ids,
    );
    const look: Look = { tenant: ask.tenant, userId: ask.actor.id, started, seen, engine, state: "running" };
    engine.done.then(
      () => (look.state = "finished"),
      () => (look.state = "interrupted"),
    );
    return look;
  }

  return {
    async lookAtNotices(ask, input) {
      const { tenant, actor } = ask;
      const lookId = derivedId(ask.commandId, "notice-look");
      const known = of(tenant, actor.id);
      if (known?.started.runId === lookId) return nothingWritten(running(known));
      const fault = faultOf(input) ?? busy(tenant);
      if (fault) return refusedOutcome(fault);
      const municipality = await room.law.municipality(tenant);
      const rules = accountLaw(municipality, ask.today);
      if (!rules.ok) return rules;
      const { started, ids } = await beginning(room.parts.eventStore, ask, input, lookId);
      const itemLaw = itemLawByYear(room.law, tenant);
      const work = { room, ask, run: started, municipality, accountLaw: rules.value, itemLaw };
      // From here to the registration nothing is awaited, so that two asks cannot both begin.
      if (otherAtWork(tenant, actor.id)) return refusedOutcome(refusal("notice-look-at-work"));
      const again = of(tenant, actor.id);
      if (again?.started.runId === lookId) return nothingWritten(running(again));
      const look = begin(ask, started, work, ids);
      looks.set(`${tenant}/${actor.id}`, look);
      return nothingWritten(running(look));
    },

    async noticeLook(tenant, userId) {
      const look = of(tenant, userId);
      return look === undefined ? null : standing(look);
    },

    noticeLookAtWork(tenant, userId) {
      const look = of(tenant, userId);
      return look?.state === "running" ? running(look) : null;
    },
  };
}

function running({ started, engine }: Look): RunningLook {
  return { lookId: started.runId, progress: engine.progress, done: engine.done };
}

function nothingWritten(value: RunningLook): Outcome<RunningLook> {
  return { ok: true, value, receipt: { position: null, revision: -1n, eventIds: [] } };
}

async function standing({ started, seen, engine, state }: Look): Promise<NoticeLook> {
  const { runId: lookId, kind, issuedOn, selection, terms, expected } = started;
  // The last that was told, also where it failed since.
  const { counts, total, refusals } = await firstValueFrom(engine.progress);
  return {
    ...{ lookId, state, kind, issuedOn, selection, terms, expected },
    ...{ counts, total, byEmail: seen.byEmail, told: seen.told(), refusals },
  };
}
