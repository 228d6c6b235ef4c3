/* Shows the buttons that print a page or copy an entry, and makes them do it. */
"use strict";
document.querySelectorAll(".resume-print").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
document.querySelectorAll(".resume-copy-button").forEach((button) => {
  // Browsers let only pages of secure addresses write to the clipboard.
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const code = button.parentElement.previousElementSibling;
    await navigator.clipboard.writeText(code.textContent.trim() + "\n");
    button.nextElementSibling.hidden = false;
    setTimeout(() => (button.nextElementSibling.hidden = true), 2000);
  });
});
