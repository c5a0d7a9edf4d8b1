// What the pages do besides what HTML does of itself. Every page works without.
"use strict";

// The key that a field names focuses it, unless something is being typed.
document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const field = plain && !typing && document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (field) {
    event.preventDefault();
    field.focus();
    field.select();
  }
  if (event.key === "Escape") {
    closeMenus();
  }
});

// Menus close when something else is clicked.
document.addEventListener("click", event => closeMenus(event.target.closest("details.menu")));

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) {
        menu.querySelector("summary").focus();
      }
    }
  }
}

// A form that takes a file takes it dropped anywhere on it, too, and shows how far its upload is.
document.documentElement.classList.add("scripts");
for (const form of document.querySelectorAll("form.drop")) {
  const file = form.querySelector("input[type=file]");
  const progress = form.querySelector("progress");
  form.addEventListener("dragover", event => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", event => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length > 0) {
      file.files = event.dataTransfer.files;
      if (form.matches("[hx-post]")) { // a check changes nothing; whatever publishes waits for its button
        form.requestSubmit();
      }
    }
  });
  if (progress) {
    document.addEventListener("htmx:xhr:progress", event => {
      progress.hidden = false;
      progress.value = event.detail.total ? 100 * event.detail.loaded / event.detail.total : 0;
    });
    document.addEventListener("htmx:afterRequest", () => { progress.hidden = true; });
  }
}
document.addEventListener("htmx:afterSwap", event => {
  if (event.detail.target.id === "report") {
    document.getElementById("report").focus();
  }
});

// What was just done is said once: not again when the page is reloaded or kept as a bookmark.
const here = new URL(location.href);
if (here.searchParams.has("done")) {
  here.searchParams.delete("done");
  history.replaceState(history.state, "", here);
}

// A session goes on while its page is open: what is typed into a long form is not lost to a cookie that expired.
if (document.querySelector("header details.menu")) {
  const often = 20 * 60 * 1000;
  let renewed = Date.now();
  const renew = () => {
    if (document.visibilityState === "visible" && Date.now() - renewed >= often) {
      renewed = Date.now();
      fetch("/api/auth/refresh", {method: "POST"}).catch(() => { renewed = 0; });
    }
  };
  document.addEventListener("visibilitychange", renew);
  setInterval(renew, 60 * 1000);
}

// Copy buttons, which are shown only where copying works.
if (navigator.clipboard) {
  document.documentElement.classList.add("copies");
}
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const text = button.firstChild;
    const before = text.data;
    text.data = "Copied";
    setTimeout(() => { text.data = before; }, 1500);
  }
});
