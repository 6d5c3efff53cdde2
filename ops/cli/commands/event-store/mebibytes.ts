import { MEBIBYTE } from "../../../embedded/bytes.js";
import type { WorkProgress } from "../../output/progress.js";

/** Tells in whole mebibytes how far long work has come; once for each, however often it is called. */
export function inMebibytes(progress: WorkProgress): (name: string, done: number, total: number) => void {
  let told = "";
  return (name, bytes, total) => {
    const done = Math.floor(bytes / MEBIBYTE);
    if (told !== (told = `${name} ${done}`)) progress.step(name, done, Math.floor(total / MEBIBYTE));
  };
}
