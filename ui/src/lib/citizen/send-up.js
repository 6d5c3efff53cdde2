/**
 * With script a document is sent as soon as it is chosen, and how far it is, is told; the answer is the page that the
 * plain form would have led to. A file of its own: the page needs no other script.
 * @param {HTMLFormElement} form
 * @param {File} file
 */
function sendUp(form, file) {
  const told = form.querySelector("[role=status]");
  /** @param {string} text */
  const tell = (text) => {
    if (told) told.textContent = text;
  };
  /** @param {number} percent */
  const sending = (percent) =>
    tell((form.dataset.sending ?? "").replace("{name}", file.name).replace("{percent}", String(percent)));
  const failed = () => tell(form.dataset.failed ?? "");
  const body = new FormData();
  body.append("file", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.onprogress = ({ loaded, total }) => sending(Math.floor((100 * loaded) / Math.max(1, total)));
  request.onerror = failed;
  // The redirect was followed: this is the page that it led to.
  request.onload = () => (request.status < 400 ? location.assign(request.responseURL) : failed());
  sending(0);
  request.send(body);
}

for (const form of document.querySelectorAll("form[data-sending]")) {
  form.addEventListener("change", ({ target }) => {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (file && form instanceof HTMLFormElement) sendUp(form, file);
  });
}
