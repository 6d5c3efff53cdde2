import { error } from "@sveltejs/kit";
import { baseOf } from "$lib/desk/services/life.js";
import { DEFINITION } from "$lib/desk/services/question.js";

/** A definition as a file, laid out to be read: the open draft (else the latest version), or `?version=2`. */
export async function GET({ params: { code }, url: { searchParams }, locals: { ask } }) {
  const { definition } = await ask(DEFINITION, { kind: "SERVICE", code });
  const asked = searchParams.get("version");
  const version = definition.versions.find((each) => String(each.version) === asked);
  const content = asked === null ? baseOf(definition) : (version?.content ?? null);
  if (content === null) error(404);
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${definition.code}${asked === null ? "" : `-${asked}`}.json"`,
      "cache-control": "no-store",
    },
  });
}
