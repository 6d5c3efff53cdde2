import { error } from "@sveltejs/kit";
import { FIRST, momentIn, NOW, SECOND } from "$lib/desk/audit/moments.js";
import { EVENT_KINDS, HISTORY, POSTED_ON } from "$lib/desk/audit/question.js";
import { happenedIn } from "$lib/desk/audit/naming.js";
import { namesOfLaw } from "$lib/desk/audit/names-of-law.js";
import { isRecordKind, RECORD_KINDS } from "$lib/desk/audit/records.js";
import { words } from "$lib/words/index.js";

export async function load({ locals: { ask, language }, params: { kind, id }, url: { searchParams } }) {
  if (!isRecordKind(kind)) error(404, { message: words(language).errors.notFoundTitle });
  const [first, second] = [momentIn(searchParams, FIRST), momentIn(searchParams, SECOND)];
  const wrong = [first === "wrong" ? FIRST.time : null, second === "wrong" ? SECOND.time : null];
  const moments = [first, second].map((each) => (each === "wrong" ? NOW : each));
  const asked = moments[1] === null ? [moments[0] ?? NOW] : [moments[0] ?? NOW, moments[1]!];
  const [{ recordHistory }, { ledgerEventKinds }] = await Promise.all([
    ask(HISTORY, { kind: RECORD_KINDS[kind], id, moments: asked }),
    ask(EVENT_KINDS, {}),
  ]);
  const [one, other = null] = recordHistory.states;
  const marks = recordHistory.states.flatMap(({ last }) => (last === null ? [] : [last.recordedAt])).toSorted();
  const posted =
    kind === "taxpayer" && marks.length > 0 ? await ask.try(POSTED_ON, { accountId: id, asOf: marks.at(-1)! }) : null;
  return {
    kind,
    id,
    names: kind === "taxpayer" ? await namesOfLaw(ask, language) : undefined,
    happened: happenedIn(recordHistory, ledgerEventKinds),
    one: one!,
    other,
    changes: recordHistory.changes,
    typed: { at: searchParams.get("at") ?? "", with: searchParams.get("with") ?? "" },
    wrong: wrong.filter((each) => each !== null),
    entries: posted?.ok ? posted.data.journal.nodes : [],
    since: other === null ? null : marks.length === 2 ? marks[0]! : "",
  };
}
