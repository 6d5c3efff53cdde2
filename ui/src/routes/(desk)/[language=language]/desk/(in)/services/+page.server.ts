import { folded } from "$lib/desk/folded.js";
import { heldOn, nextAfter } from "$lib/desk/services/life.js";
import { everyDefinition } from "$lib/desk/services/question.js";
import { alphabetically } from "$lib/format/index.js";
import type { Bilingual } from "$lib/words/index.js";

export async function load({ locals: { ask, language }, url: { searchParams }, parent }) {
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const [all, { today }] = await Promise.all([
    everyDefinition(ask, "SERVICE", searchParams.get("at") || null),
    parent(),
  ]);
  const words = folded(search).split(/\s+/);
  const rows = all.flatMap(({ code, draft, versions }) => {
    const latest = versions.at(-1);
    // A first draft that was given up left nothing.
    if (!draft && !latest) return [];
    const name = (draft && !latest ? draft.name : latest!.name)[language] || code;
    const found = folded([code, ...namesOf(draft), ...namesOf(latest)].join(" "));
    if (!words.every((word) => found.includes(word))) return [];
    return [
      {
        ...{ code, name, changedAt: draft?.changedAt ?? null, isNew: latest === undefined },
        ...{ held: heldOn(versions, today) ?? null, next: nextAfter(versions, today) ?? null },
      },
    ];
  });
  return { search, rows: rows.toSorted((a, b) => alphabetically(a.name, b.name)) };
}

function namesOf(written: { readonly name: Bilingual } | null | undefined): readonly string[] {
  return written ? [written.name.sq, written.name.en] : [];
}
