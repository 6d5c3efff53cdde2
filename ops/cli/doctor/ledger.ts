import { vouchesForItself } from "../../../application/ledger/index.js";
import { positionText } from "../../../domain/shared/index.js";
import { TOKENS } from "../../composition/tokens.js";
import type { Work } from "../work/desk.js";
import { Doubt, type Check } from "./check.js";

const CLOCK_SLACK_MS = 5_000;
const SAMPLE = 200;

/** What can be looked at once the stores are open; opening them proved that the master key is the vault's. */
export function ledgerChecks({ composition }: Work): readonly Check[] {
  const resources = composition.get(TOKENS.resources);
  return [
    { name: "event store", look: async () => headSaid(await resources.eventStore.head()) },
    {
      name: "PostgreSQL",
      look: async () => {
        const { rows } = await resources.postgres.query<{ version: string }>(
          "select current_setting('server_version') as version",
        );
        return `answers, version ${rows[0]!.version}`;
      },
    },
    {
      name: "document store",
      look: async () => {
        await resources.documents.command({ ping: 1 });
        const { version } = (await resources.documents.command({ buildInfo: 1 })) as { version?: string };
        return `answers, version ${version ?? "unknown"}`;
      },
    },
    { name: "key vault", look: () => "opened with this master key" },
    { name: "clock", look: () => clock(composition) },
    { name: "last events", look: () => lastEvents(composition) },
    { name: "projections", look: () => projections(composition) },
  ];
}

type Composition = Work["composition"];

function headSaid(head: Parameters<typeof positionText>[0] | undefined): string {
  return head === undefined ? "answers; it is empty" : `answers; the log ends at ${positionText(head)}`;
}

/** A clock that fell behind what is recorded would date new facts before old ones. */
async function clock(composition: Composition): Promise<string> {
  const [last] = await composition.get(TOKENS.eventStore).latest(1);
  const now = Date.parse(composition.get(TOKENS.clock).now());
  if (last !== undefined && now < Date.parse(last.recordedAt) - CLOCK_SLACK_MS)
    throw new Error(`this machine says ${new Date(now).toISOString()}, the last event is of ${last.recordedAt}`);
  return `${new Date(now).toISOString()}, not before the last event`;
}

async function lastEvents(composition: Composition): Promise<string> {
  const events = await composition.get(TOKENS.eventStore).latest(SAMPLE);
  const broken = events.filter((event) => !vouchesForItself(event));
  if (broken.length > 0) throw new Error(`${broken.length} are not what their hash says, as ${broken[0]!.eventId}`);
  return `the last ${events.length} are what their hashes say`;
}

async function projections(composition: Composition): Promise<string> {
  const { stores, projections: known } = composition.get(TOKENS.engine);
  for (const store of stores) await store.prepare();
  const live = (await Promise.all(stores.map(({ catalog }) => catalog.all())))
    .flat()
    .filter(({ state }) => state === "live");
  const stopped = live.find((each) => each.stopped !== null);
  if (stopped?.stopped)
    throw new Error(
      `${stopped.projection} stands still: ${stopped.stopped.because} (event ${stopped.stopped.eventId})`,
    );
  const missing = known.filter(({ name }) => !live.some(({ projection }) => projection === name));
  if (missing.length > 0) throw new Doubt(`not built yet: ${missing.map(({ name }) => name).join(", ")}`);
  const outdated = known.filter(({ name, version }) =>
    live.some((each) => each.projection === name && each.version !== version),
  );
  if (outdated.length > 0)
    throw new Doubt(
      `of an older version, built anew at the next start: ${outdated.map(({ name }) => name).join(", ")}`,
    );
  return `${live.length} at work, none stands still`;
}
