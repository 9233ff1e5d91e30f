// Draws lists anew while their form is changed, and looks again for a list that is being written. Without it every form still works by its button.
(() => {
  "use strict";
  const WAIT_MS = 200;
  let asked = 0;

  async function redraw(address, form) {
    const mine = ++asked;
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (mine !== asked || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["live", "live-rows"]) {
      const fresh = page.getElementById(id);
      const live = document.getElementById(id);
      if (fresh && live) live.replaceWith(document.adoptNode(fresh));
    }
    if (form) history.replaceState(null, "", address);
    else poll();
  }

  function addressOf(form) {
    const parameters = new URLSearchParams(new FormData(form));
    for (const name of [...parameters.keys()]) if (parameters.get(name) === "") parameters.delete(name);
    return form.getAttribute("action") + (parameters.size ? "?" + parameters : "");
  }

  function poll() {
    const live = document.querySelector("#live[data-poll]");
    if (live) setTimeout(() => redraw(location.pathname, null), 1000 * Number(live.dataset.poll));
  }

  for (const form of document.querySelectorAll("form[data-live]")) {
    let timer = 0;
    form.addEventListener("input", (event) => {
      const slider = event.target.dataset.for;
      if (slider) document.getElementById(slider).value = event.target.value;
      clearTimeout(timer);
      timer = setTimeout(() => redraw(addressOf(form), form), WAIT_MS);
    });
  }
  poll();
})();
