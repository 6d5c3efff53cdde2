import { error, fail, redirect } from "@sveltejs/kit";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { isOne } from "$lib/desk/rooms.js";
import { deskWords } from "$lib/desk/words/index.js";
import type { Fault } from "$lib/graphql/ask.js";
import { graphql } from "$lib/graphql/tada.js";
import { addressOf } from "$lib/places/places.js";
import type { Language } from "$lib/words/index.js";

const REGISTER = graphql(`
  mutation RegisterAtTheDesk($commandId: UUID!, $input: RegisterTaxpayerInput!) {
    registerTaxpayer(commandId: $commandId, input: $input) {
      taxpayerId
      receipt {
        position
      }
    }
  }
`);

export async function load({ parent }) {
  const { me } = await parent();
  if (!isOne(me.roles, "clerk", "tax-officer")) error(403);
  return { commandId: crypto.randomUUID() };
}

type Kind = "AGENT" | "BUSINESS" | "HOUSEHOLD" | "INSTITUTION" | "NGO" | "PERSON" | "RELIGIOUS_COMMUNITY";

export const actions = {
  default: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const contacts = (["EMAIL", "PHONE"] as const).flatMap((kind) => {
      const value = textOf(sent, kind.toLowerCase());
      return value === "" ? [] : [{ kind, value }];
    });
    const scheme = textOf(sent, "scheme") as "NID" | "NIPT" | "NONE";
    const asked = await ask.try(REGISTER, {
      commandId: textOf(sent, "commandId"),
      input: {
        kind: textOf(sent, "kind") as Kind,
        name: textOf(sent, "name"),
        identifier: { scheme, value: scheme === "NONE" ? null : textOf(sent, "value").toUpperCase() },
        address: { unit: textOf(sent, "unit"), street: textOrNull(sent, "street") },
        office: textOf(sent, "office"),
        contacts,
        language: textOf(sent, "language") === "EN" ? "EN" : "SQ",
      },
    });
    if (!asked.ok) return refused(asked.fault, sent, language);
    const { taxpayerId, receipt } = asked.data.registerTaxpayer;
    const seen = new URLSearchParams({ done: "register", ...(receipt.position ? { at: receipt.position } : {}) });
    redirect(303, `${addressOf("desk", language, `taxpayers/${taxpayerId}`)}?${seen}`);
  },
};

const CONTROLS = ["kind", "name", "scheme", "value", "unit", "street", "office"];

/** The form again. Of a number that somebody has, it says who: `taken` is the id of their file. */
function refused(fault: Fault, sent: FormData, language: Language) {
  const back = failed("register", fault, sent, idOf);
  const [only] = back.data.faults;
  const id = controlOf(fault.rule);
  if (fault.fields.length > 0 || !only || id === null) return fail(back.status, { ...back.data, taken: "" });
  const taken = fault.rule === "identifier-taken" ? String(fault.facts?.["taxpayerId"] ?? "") : "";
  const message = taken === "" ? only.message : deskWords(language).acts.newTaxpayer.taken;
  return fail(back.status, { ...back.data, faults: [{ id, message }], taken });
}

/** The control that a refusal by this rule is about. */
function controlOf(rule: string): string | null {
  const [about = ""] = rule.split("-");
  if (["identifier", "nid", "nipt"].includes(about)) return "value";
  return ["email", "phone"].find((each) => each === about) ?? null;
}

/** The control that a fault of the input belongs to. */
function idOf(path: string): string | null {
  return (
    path
      .split(".")
      .reverse()
      .find((part) => CONTROLS.includes(part)) ?? null
  );
}
