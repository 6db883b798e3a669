// Run as it stands by browsers of any age, before the app: no module, nothing newer than 2009. BANYAN_WORDS is put before it by the build.
// Promise: it says the page that stands meanwhile in the reader's language, and marks a browser that lacks what the app needs.
(function () {
  var page = document.documentElement;
  var said = document.querySelectorAll("[data-says]");
  var language = chosen();
  var at;

  function has(look) {
    try {
      return Boolean(look());
    } catch (_) {
      return false;
    }
  }

  /** What somebody chose here before, else the first that the browser asks for and we speak. */
  function chosen() {
    var wanted = navigator.languages || [navigator.language || navigator.userLanguage || ""];
    var found = "en";
    var next;
    for (next = wanted.length - 1; next >= 0; next -= 1) found = known(wanted[next]) || found;
    try {
      return known(localStorage.getItem("banyan-language")) || found;
    } catch (_) {
      return found;
    }
  }

  function known(tag) {
    var id = String(tag || "").split("-")[0];
    return Object.prototype.hasOwnProperty.call(BANYAN_WORDS, id) ? id : "";
  }

  for (at = 0; at < said.length; at += 1) {
    said[at].textContent = BANYAN_WORDS[language][said[at].getAttribute("data-says")];
  }
  page.lang = language;
  // What the app is written in; the youngest of these say how old a browser may be (README.md).
  if (
    !has(function () {
      return (
        "noModule" in document.createElement("script") &&
        Map.groupBy &&
        [].toSorted &&
        [].findLast &&
        Intl.ListFormat &&
        window.structuredClone &&
        window.HTMLDialogElement &&
        window.CSSLayerBlockRule &&
        window.WebAssembly &&
        window.indexedDB
      );
    })
  ) {
    page.setAttribute("data-outdated", "");
  }
})();
