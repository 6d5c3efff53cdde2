import type { Command } from "commander";
import { refusedError } from "../../../api/errors/index.js";
import { streamFor } from "../../../application/streams.js";
import { refusal } from "../../../domain/shared/index.js";
import { seedPartsOf } from "../../composition/seed-parts.js";
import { TOKENS } from "../../composition/tokens.js";
import { DEFAULT_TAXPAYERS, seed, SEED_OFFICERS } from "../../seed/index.js";
import { wholeNumber } from "../input/values.js";
import type { Desk, Work } from "../work/desk.js";

export function addSeed(program: Command, desk: Desk): void {
  const command = program
    .command("seed")
    .description(
      "load Shkodër with invented taxpayers and let them live through a tax year; goes on where it was interrupted",
    )
    .option("--taxpayers <number>", "how many", String(DEFAULT_TAXPAYERS));
  command.action(async (options: { readonly taxpayers: string }) => {
    const taxpayers = wholeNumber("--taxpayers", options.taxpayers, 1, 9_999_999);
    await desk.work(command, async (work) => {
      await refuseWhereSomeoneWorks(work);
      const { composition, tenant, progress } = work;
      const parts = seedPartsOf(composition, tenant);
      const begun = performance.now();
      await seed(parts, taxpayers, progress.step);
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      return {
        json: { municipality: tenant, taxpayers, seconds, officersPassword: parts.officersPassword },
        text: `Loaded ${taxpayers} invented taxpayers into ${tenant} in ${seconds} s.
Invented officers (${SEED_OFFICERS.map(({ username }) => username).join(", ")}) sign in with ${parts.officersPassword}
`,
      };
    });
  });
}

/** Invented taxpayers never come among real ones: only where nothing is yet, or where the seed itself began. */
async function refuseWhereSomeoneWorks({ composition, configuration, tenant }: Work): Promise<void> {
  if (configuration.profile === "production") throw refusedError(refusal("seed-not-in-production"));
  const stream = streamFor("municipality", tenant, tenant);
  const [first] = await composition.get(TOKENS.eventStore).readStream(stream, { maxCount: 1 });
  if (first !== undefined && first.envelope.actor.id !== "seed")
    throw refusedError(refusal("seed-among-real-data", { municipality: tenant }));
}
