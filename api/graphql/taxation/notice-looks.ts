import type { NoticeLook, WouldBeTold } from "../../../application/taxation/index.js";
import type { TaxpayerRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { scopeOf } from "../list.js";
import { openStream } from "../live/open-stream.js";
import { pageSize } from "../relay/connection.js";
import { RunRefusalRef } from "./batch-runs.js";
import { NoticeCountsRef, NoticeRunProgressRef, NoticeTermsRef } from "./notice-runs.js";
import { nameIn } from "./types/taxpayer-name.js";

type Told = WouldBeTold & { readonly who: TaxpayerRow | null };
const told = objectType<Told>("WouldBeTold", "account.read", "Somebody who would get a notice.");
told.implement((t) => ({
  taxpayerId: t.exposeID("taxpayerId"),
  name: t.string({
    nullable: true,
    description: "Null while the list of taxpayers does not have them yet, and once they were forgotten.",
    resolve: ({ who }) => nameIn(who),
  }),
  unit: t.string({ nullable: true, resolve: ({ who }) => who?.unit ?? null }),
  way: t.exposeString("way", { description: "`e-mail` or `print`." }),
  payBy: t.field({ type: "CivilDate", resolve: ({ payBy }) => payBy }),
  parts: t.exposeInt("parts", { description: "Parts of obligations that it would claim." }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
}));

const look = objectType<NoticeLook>("NoticeLook", "inherit", "What a run of notices would issue.");
look.implement((t) => ({
  id: t.exposeID("lookId"),
  state: t.exposeString("state", { description: "`running`, `finished` or `interrupted`: then look again." }),
  kind: t.exposeString("kind", { description: "`assessment`, `reminder` or `demand`." }),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  unit: t.string({ nullable: true, resolve: ({ selection }) => selection.unit }),
  taxpayerKind: t.string({ nullable: true, resolve: ({ selection }) => selection.kind }),
  terms: t.field({ type: NoticeTermsRef, resolve: ({ terms }) => terms }),
  expected: t.exposeInt("expected"),
  counts: t.field({ type: NoticeCountsRef, resolve: ({ counts }) => counts }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  byEmail: t.field({ type: "Lek", description: "Of the total; the rest is printed.", resolve: (of) => of.byEmail }),
  refusals: t.field({
    type: [RunRefusalRef],
    description: "The first thousand.",
    resolve: ({ refusals }) => [...refusals],
  }),
  told: t.field({
    type: [told.reference],
    description: "Who would be told, of most first: the first thousand. Reading it is recorded.",
    extensions: access("account.read"),
    args: {
      first: t.arg.int({ description: "So many at most, up to 200. Default 50." }),
      skip: t.arg.int({ description: "After so many of them." }),
    },
    resolve: ({ told: all }, { first, skip }, context) => named(context, all, skip ?? 0, pageSize(first, context)),
  }),
}));

async function named(context: GraphqlContext, all: readonly WouldBeTold[], skip: number, first: number) {
  if (!Number.isSafeInteger(skip) || skip < 0)
    throw new ApiError("VALIDATION", "number-out-of-range", { facts: { min: 0, max: all.length } });
  const page = all.slice(skip, skip + first);
  if (page.length === 0) return [];
  const ids = page.map(({ taxpayerId }) => taxpayerId);
  const who = await context.dependencies.readSide.taxpayersById(scopeOf(context, "account.read"), ids);
  await recordRead(context, "account.read", "noticeLook", null);
  return page.map((each, index): Told => ({ ...each, who: who[index] ?? null }));
}

/** What a run of notices would issue, for whoever looks before they start it. */
export function addNoticeLooks(): void {
  builder.queryField("noticeLook", (t) =>
    t.field({
      type: look.reference,
      nullable: true,
      description:
        "Your latest look at what a run of notices would issue. Null: none in the last hour, or the server was started anew.",
      extensions: access("run.write"),
      resolve: (_root, _args, { authorisation, dependencies }) => {
        const { tenant, userId } = authorisation.signedIn();
        return dependencies.taxation.noticeLook(tenant, userId);
      },
    }),
  );
  builder.subscriptionField("noticeLookProgress", (t) =>
    t.field({
      type: NoticeRunProgressRef,
      description: "The progress of your look, from where it stands to its end.",
      extensions: access("run.write"),
      subscribe: (_root, _args, context) => {
        const { tenant, userId } = context.authorisation.signedIn();
        const running = context.dependencies.taxation.noticeLookAtWork(tenant, userId);
        if (!running) throw new ApiError("NOT_FOUND", "notice-look-not-at-work");
        return openStream(context, running.progress);
      },
      resolve: (one) => one,
    }),
  );
}
