import { expect, test } from "@jest/globals";
import { Closing } from "../../../ops/server/closing.js";

test("closes the last opened first, once, whatever happens to one of them", async () => {
  const closed: string[] = [];
  const trouble: string[] = [];
  const closing = new Closing((name) => trouble.push(name), 50);
  closing.add("servers", () => void closed.push("servers"));
  closing.add("broken", () => Promise.reject(new Error("no")));
  closing.add("hanging", () => new Promise(() => undefined));
  closing.add("requests", async () => void closed.push("requests"));
  await Promise.all([closing.close(), closing.close()]);
  expect(closed).toEqual(["requests", "servers"]);
  expect(trouble).toEqual(["hanging", "broken"]);
});
