import { randomUUID } from "node:crypto";
import type { Visit } from "../support/visit.js";
import { officer, type VisitedRoute } from "./route.js";

const CODE = "identity-attestation";

/** A room of a service that has an open draft: one is opened where there is none yet. */
const drafted =
  (...rooms: readonly string[]) =>
  async (visit: Visit) => {
    const { definition } = await visit.ask<{
      definition: { draft: object | null; versions: readonly { readonly content: object }[] };
    }>(`{ definition(kind: SERVICE, code: "${CODE}") { draft { changedAt } versions { content } } }`);
    if (definition.draft === null) {
      const content = { ...definition.versions.at(-1)!.content, note: { sq: "Me takim.", en: "By appointment." } };
      const { draftDefinition } = await visit.ask<{ draftDefinition: { receipt: { position: string } } }>(
        `mutation ($content: JSON!, $commandId: UUID!) {
          draftDefinition(commandId: $commandId, input: { kind: SERVICE, content: $content }) { receipt { position } }
        }`,
        { content, commandId: randomUUID() },
      );
      await visit.ask(
        `query ($at: Position) { definition(kind: SERVICE, code: "${CODE}", minPosition: $at) { code } }`,
        {
          at: draftDefinition.receipt.position,
        },
      );
    }
    return rooms.map((room) => `desk/services/${CODE}${room}`);
  };
const administrator = officer("administratori");

export const servicesRoutes: readonly VisitedRoute[] = [
  { route: "desk/services", by: administrator },
  { route: "desk/services/new", by: administrator },
  { route: "desk/services/[code]", by: administrator, pages: drafted("", "?version=1&from=1&to=") },
  { route: "desk/services/[code]/edit", by: administrator, pages: drafted("/edit") },
  { route: "desk/services/[code]/publish", by: administrator, pages: drafted("/publish") },
];
