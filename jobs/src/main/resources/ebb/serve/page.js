// Draws lists anew while their form is changed, looks again for a list that is being written, and says on a phone what each cell is of. Without it every form
// still works by its button, and wide tables scroll.
(() => {
  "use strict";
  const WAIT_MS = 200;
  const FEW_COLUMNS = 3; // as many fit on a phone
  let asked = 0;

  // On a phone a row of many columns is a card: each cell says of what it is.
  function label(part) {
    for (const table of part.querySelectorAll("table")) {
      const heads = [...table.tHead.rows[0].cells];
      if (heads.length <= FEW_COLUMNS) continue;
      table.classList.add("cards");
      for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, i) => (cell.dataset.label = heads[i].textContent));
    }
  }

  // What a slider goes up to depends on the filters. The one that is being moved stays where it is.
  function stretch(form, page) {
    for (const slider of form.querySelectorAll("[data-for]")) {
      const fresh = page.querySelector(`[data-for="${slider.dataset.for}"]`);
      for (const end of ["min", "max", "step"]) slider[end] = fresh[end];
      if (slider !== document.activeElement) slider.value = fresh.value;
    }
  }

  async function redraw(address, form) {
    const mine = ++asked;
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (mine !== asked || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    label(page);
    if (form) stretch(form, page);
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
  label(document);
  poll();
})();
