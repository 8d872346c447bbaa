// Leaving at once, on top of what the button does without this script: the page is blank before anything is sent, Shift
// pressed three times does the same, and a page that the browser kept alive for "Back" leads away again.
(() => {
  "use strict";
  const form = document.querySelector("form.leave-now");
  if (!form) return;
  const status = form.querySelector("[role=status]");
  const messages = [form.dataset.twoMore, form.dataset.oneMore, form.dataset.leaving];
  let presses = 0;
  let lastPress = 0;

  function leave() {
    const action = form.action;
    document.title = " ";
    document.body.replaceChildren();
    history.replaceState(null, "", "/");
    const exit = document.createElement("form");
    exit.method = "post";
    exit.action = action;
    exit.hidden = true;
    document.body.append(exit);
    exit.submit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    if (event.repeat) return;
    presses = event.timeStamp - lastPress < 3000 ? presses + 1 : 1;
    lastPress = event.timeStamp;
    status.textContent = messages[presses - 1] ?? "";
    if (presses === 3) leave();
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.cookie.split("; ").includes("exit=1")) leave();
  });
})();
