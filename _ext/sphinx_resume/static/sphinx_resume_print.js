/* Shows the buttons that print a page, and makes them do it. */
"use strict";
document.querySelectorAll(".resume-print").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
