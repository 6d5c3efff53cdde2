/**
 * With script the figures of a page move while it is open: as soon as the server tells that they have become others, the
 * page is asked for again, and what changed in it is put in its place. A file of its own: the page needs no other script.
 * While nobody looks nothing is followed: a browser has few connections to an address.
 */

/**
 * After a refusal the browser does not try again by itself, and a page that was not answered is not there: then we join
 * again, after so long and up to as long again. Many are refused at once, and do not all come back at once.
 */
const AGAIN_MS = 10_000;
/** Many pages are told at once, and do not all ask at once. */
const SPREAD_MS = 2000;

const told = /** @type {HTMLElement} */ (document.querySelector("[data-follow]"));
/** @type {EventSource | undefined} */
let source;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** @param {"live" | "lost"} state */
function say(state) {
  told.dataset.state = state;
  const words = told.dataset[state] ?? "";
  // Said once: whoever listens is not told again with every figure.
  if (told.textContent !== words) told.textContent = words;
}

/**
 * Makes a part of the page what it is in a fresh one, and touches nothing else: what is open stays open, and the focus stays.
 * @param {Node} now
 * @param {Node} fresh
 */
function become(now, fresh) {
  if (now === told) told.dataset.readAt = /** @type {HTMLElement} */ (fresh).dataset.readAt;
  else if (now.isEqualNode(fresh)) return;
  else if (now.nodeName !== fresh.nodeName) /** @type {ChildNode} */ (now).replaceWith(fresh);
  else if (now instanceof CharacterData) now.data = fresh.textContent ?? "";
  else {
    if (now instanceof Element && fresh instanceof Element)
      for (const { name, value } of fresh.attributes) if (name !== "open") now.setAttribute(name, value);
    const parts = [...fresh.childNodes];
    while (now.childNodes.length > parts.length) now.lastChild?.remove();
    parts.forEach((part, index) => {
      const child = now.childNodes[index];
      if (child) become(child, part);
      else now.appendChild(part);
    });
  }
}

async function renew() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } })
    .then((response) => (response.ok ? response.text() : undefined))
    .catch(() => undefined);
  if (answer === undefined) return again();
  const fresh = new DOMParser().parseFromString(answer, "text/html").querySelector("main");
  const now = document.querySelector("main");
  if (now && fresh?.querySelector("[data-follow]")) become(now, fresh);
}

function join() {
  leave();
  source = new EventSource(told.dataset.follow ?? "");
  source.addEventListener("next", ({ data }) => {
    const figures = JSON.parse(data).data?.liveOpenRevenue;
    if (!figures) return again();
    say("live");
    clearTimeout(later);
    // What was told last may have been read before the page was: instants in UTC, of one length.
    if (figures.readAt > (told.dataset.readAt ?? "")) later = setTimeout(renew, Math.random() * SPREAD_MS);
  });
  source.addEventListener("complete", again);
  source.onerror = () => (source?.readyState === EventSource.CLOSED ? again() : say("lost"));
}

function again() {
  say("lost");
  leave();
  if (!document.hidden) later = setTimeout(join, AGAIN_MS + Math.random() * AGAIN_MS);
}

function leave() {
  source?.close();
  clearTimeout(later);
}

const look = () => (document.hidden ? leave() : join());
document.addEventListener("visibilitychange", look);
look();
