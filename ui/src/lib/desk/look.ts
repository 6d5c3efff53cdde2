import { addressOf } from "../places/places.js";
import type { Language } from "../words/index.js";
import type { Room } from "./rooms.js";

/** Colours of the desk that somebody chose. */
export type Look = "light" | "dark";

export const LOOKS: readonly Look[] = ["light", "dark"];

/** Where a browser keeps what was chosen in it. */
export const LOOK_COOKIE = "defter_look";

/** Rooms of auditors: dark, unless light was chosen. */
const DARK: readonly Room[] = ["audit", "books", "projections"];

/** What was chosen, as it stands in a form or a cookie; null: nothing, or nothing that is known. */
export function lookChosen(text: unknown): Look | null {
  return LOOKS.find((look) => look === text) ?? null;
}

/** The colours of a page of the desk; null: as the device has them. */
export function lookOf(pathname: string, language: Language, chosen: Look | null): Look | null {
  if (chosen !== null) return chosen;
  const room = pathname.slice(addressOf("desk", language).length + 1).split("/")[0];
  return DARK.some((each) => each === room) ? "dark" : null;
}
