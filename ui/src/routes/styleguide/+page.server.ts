import { error } from "@sveltejs/kit";
import { preferred } from "$lib/words/index.js";

/** For those who build pages; in production there is no such page. */
export function load({ locals: { development }, url: { searchParams } }) {
  if (!development) error(404);
  return { language: preferred(searchParams.get("lang")) };
}
