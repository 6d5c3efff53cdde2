import { fail } from "@sveltejs/kit";
import { graphql } from "$lib/graphql/tada.js";
import { words } from "$lib/words/index.js";

const TRACK = graphql(`
  query Track($case: String!, $code: String!) {
    trackCase(case: $case, code: $code) {
      number
      office
      since
      due
      answerBy
      appealUntil
      outcome
      service {
        sq
        en
      }
      state {
        code
        name {
          sq
          en
        }
      }
    }
    municipality {
      offices {
        code
        name {
          sq
          en
        }
      }
    }
  }
`);

const LONGEST = 80;

export const actions = {
  /** Sent by POST: the code opens the case, and stays out of addresses and histories. */
  default: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const [number, code] = ["number", "code"].map((name) =>
      String(sent.get(name) ?? "")
        .trim()
        .slice(0, LONGEST),
    ) as [string, string];
    const say = words(language).track;
    const faults = [
      ...(number === "" ? [{ id: "number", message: say.missingNumber }] : []),
      ...(code === "" ? [{ id: "code", message: say.missingCode }] : []),
    ];
    if (faults.length > 0) return fail(400, { number, faults, found: null });
    const asked = await ask.try(TRACK, { case: number, code });
    if (!asked.ok) return fail(404, { number, faults: [{ id: null, message: asked.fault.message }], found: null });
    const { trackCase, municipality } = asked.data;
    const office = municipality.offices.find((each) => each.code === trackCase.office)?.name[language];
    return { number, faults: [], found: { ...trackCase, office: office ?? trackCase.office } };
  },
};
