import { addressOf } from "../../places/places.js";
import type { Language } from "../../words/index.js";

/** Where the rooms of a service are: `serviceAddress(language, code, "edit")`. */
export function serviceAddress(language: Language, code: string, room = ""): string {
  return addressOf("desk", language, `services/${code}${room && `/${room}`}`);
}
