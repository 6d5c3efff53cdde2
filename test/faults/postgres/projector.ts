import pg from "pg";
import type { LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import type { PostgresReady } from "../../../ops/embedded/postgres/index.js";
import { until } from "../../support/until.js";
import type { Random } from "../support/seed.js";

/** Writes rows and how far it has come in one transaction, as projections do. */
export class Projector {
  /** How many batches were acknowledged. */
  acknowledged = 0;
  readonly sizes: number[] = [];

  constructor(
    readonly id: number,
    private readonly random: Random,
  ) {}

  /** Until the connection is gone. */
  async project(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      for (;;) {
        const batch = this.acknowledged + 1;
        const size = (this.sizes[batch] ??= this.random.between(1, 20));
        await client.query("begin");
        await client.query("insert into row_of select $1, $2, n from generate_series(1, $3::int) n", [
          this.id,
          batch,
          size,
        ]);
        await client.query("update checkpoint_of set batch = $2 where writer = $1", [this.id, batch]);
        await client.query("commit");
        this.acknowledged = batch;
      }
    } catch (error) {
      // Whatever PostgreSQL itself refuses has a code of its own, 57P.. when it is told to end.
      const code = (error as { readonly code?: string }).code ?? "";
      if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith("57P")) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** What is wrong with what is stored; goes on from what is. */
  async findings(client: pg.Client): Promise<string[]> {
    const { rows } = await client.query<{ batch: number; stored: number }>(
      "select batch, count(*)::int as stored from row_of where writer = $1 group by batch order by batch",
      [this.id],
    );
    const [checkpoint] = (
      await client.query<{ batch: number }>("select batch from checkpoint_of where writer = $1", [this.id])
    ).rows;
    const reached = checkpoint!.batch;
    const findings = rows.filter(({ batch, stored }, index) => batch !== index + 1 || stored !== this.sizes[batch]);
    const isKnown = reached === this.acknowledged || reached === this.acknowledged + 1;
    this.acknowledged = reached;
    return [
      ...findings.map(({ batch, stored }) => `batch ${batch} of ${this.id} has ${stored} rows`),
      ...(rows.length === reached ? [] : [`${this.id} has ${rows.length} batches and says ${reached}`]),
      ...(isKnown ? [] : [`${this.id} is at ${reached}`]),
    ];
  }
}

/** So many projectors, with no row yet. */
export const projectorsOf = (many: number, random: Random): Projector[] =>
  Array.from({ length: many }, (_, id) => new Projector(id, random.fork()));

/** The tables that projectors write into, in a database that has none. */
export async function prepare(client: pg.Client, many: number): Promise<void> {
  await client.query("create table row_of (writer int, batch int, number int, primary key (writer, batch, number))");
  await client.query("create table checkpoint_of (writer int primary key, batch int not null)");
  await client.query("insert into checkpoint_of select n, 0 from generate_series(0, $1::int) n", [many - 1]);
}

/** What is wrong with what any of them has stored; empty when nothing is. */
export async function findingsIn(client: pg.Client, projectors: readonly Projector[]): Promise<string[]> {
  const findings: string[] = [];
  for (const projector of projectors) findings.push(...(await projector.findings(client)));
  return findings;
}

/** A connection whose end is of no interest: servers are killed here. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** A condition: every projector has been acknowledged some batches more than now. */
export function someMore(projectors: readonly Projector[], random: Random): () => boolean {
  const enough = projectors.map(({ acknowledged }) => acknowledged + random.between(2, 12));
  return () => projectors.every(({ acknowledged }, index) => acknowledged >= enough[index]!);
}

/** Kills a server while projectors write, once each of them has been acknowledged some batches. */
export async function killUnderLoad(
  server: LaunchedProcess<PostgresReady>,
  projectors: readonly Projector[],
  random: Random,
): Promise<void> {
  const work = projectors.map((projector) => projector.project(server.ready.url));
  await Promise.race([Promise.all(work), until("every projector has written", someMore(projectors, random), 2)]);
  server.kill();
  await Promise.all([...work, server.ended]);
}
