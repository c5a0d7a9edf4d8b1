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
