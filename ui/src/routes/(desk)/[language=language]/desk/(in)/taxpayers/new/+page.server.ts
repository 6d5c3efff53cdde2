import { error, redirect } from "@sveltejs/kit";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { isOne } from "$lib/desk/rooms.js";
import { graphql } from "$lib/graphql/tada.js";
import { addressOf } from "$lib/places/places.js";

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
    if (!asked.ok) return failed("register", asked.fault, sent, idOf);
    const { taxpayerId, receipt } = asked.data.registerTaxpayer;
    const seen = new URLSearchParams({ done: "register", ...(receipt.position ? { at: receipt.position } : {}) });
    redirect(303, `${addressOf("desk", language, `taxpayers/${taxpayerId}`)}?${seen}`);
  },
};

const CONTROLS = ["kind", "name", "scheme", "value", "unit", "street", "office"];

/** The control that a fault of the input belongs to. */
function idOf(path: string): string | null {
  return (
    path
      .split(".")
      .reverse()
      .find((part) => CONTROLS.includes(part)) ?? null
  );
}
