import type { Answer, BatchProgress, RunningBatches } from "../../../application/taxation/index.js";
import { ApiError } from "../../errors/index.js";
import { message } from "../../messages/index.js";
import { objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedId } from "../inputs/index.js";
import { openStream } from "../live/open-stream.js";
import { answered } from "../read-guard.js";
import { taxpayerName } from "./types/taxpayer-name.js";

const refused = objectType<BatchProgress<unknown>["refusals"][number]>(
  "RunRefusal",
  "inherit",
  "A taxpayer that a run left out.",
);
refused.implement((t) => ({
  taxpayerId: t.exposeID("taxpayerId"),
  name: t.loadable({ ...taxpayerName("runRefusals"), resolve: ({ taxpayerId }) => taxpayerId }),
  code: t.exposeString("code"),
  text: t.string({
    description: "Why, in your language.",
    resolve: ({ code }, _args, { language }) => message(code, {}, language),
  }),
}));
export const RunRefusalRef = refused.reference;

/** A run over the register that was asked for by its id. Throws NOT_FOUND where there is none. */
export function foundRun<Details>(answer: Answer<Details>): Details {
  if (!answer.ok && answer.refusal.code === "run-unknown") throw new ApiError("NOT_FOUND", "not-found");
  return answered(answer);
}

/** The progress of one of the runs at work, batch by batch. Throws NOT_FOUND `run-not-at-work`. */
export function followRun<Counts>(
  context: GraphqlContext,
  atWork: (tenant: string) => readonly RunningBatches<Counts>[],
  asked: string,
) {
  const { tenant } = context.authorisation.signedIn();
  const runId = checkedId(asked);
  const run = atWork(tenant).find((one) => one.runId === runId);
  if (!run) throw new ApiError("NOT_FOUND", "run-not-at-work");
  return openStream(context, run.progress);
}
