import { join } from "node:path";
import { packageRoot } from "../../ops/paths.js";
import { addressOf } from "../../ui/src/lib/places/places.js";
import { launchBrowser } from "./support/chromium.js";
import { Officer } from "./support/officer.js";
import { openTown } from "./support/town.js";
import { Visit } from "./support/visit.js";

/**
 * Takes the pictures of the README from a running Defter: `npm run pictures`. Its town is small and invented, and the same
 * at every run but for the day.
 */
const images = join(packageRoot(), "docs", "images");
const VIEW = { width: 1280, height: 860 };

const [browser, town] = await Promise.all([launchBrowser(), openTown()]);
try {
  const visitor = await Visit.open(await browser.newContext({ viewport: VIEW }), town.address);
  await visitor.to(`${addressOf("revenues", "en")}?year=2025`);
  await visitor.page.screenshot({ path: join(images, "public-site.png") });

  const rooms = [
    { username: "taksat", path: `taxpayers/${town.people.debtor.taxpayerId}`, picture: "desk.png" },
    { username: "auditi", path: "audit", picture: "auditors-room.png" },
  ];
  for (const { username, path, picture } of rooms) {
    const officer = await Officer.atTheDesk(browser, town, username, "en");
    await officer.page.setViewportSize(VIEW);
    await officer.to(path);
    await officer.page.screenshot({ path: join(images, picture) });
    await officer.leave();
  }
  process.stdout.write(`Pictures: ${images}\n`);
} finally {
  await browser.close();
  await town.close();
}
