// The start of the app: what it runs on is put together here and nowhere else.
import "./main.css";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { hangVeil } from "#ui/veil.ts";
import { makeApi } from "./api.ts";
import { askKeeper } from "./at-the-door.ts";
import { Boundary } from "./boundary.tsx";
import { keepApp } from "./kept-app.ts";
import { watchInstall } from "./room.ts";
import { isVeilDrawn, watchPrinting, whenShared } from "./shared-phone.ts";
import { Start } from "./start.tsx";
import { firstSpoken, Speaking } from "./words/speaking.tsx";

watchInstall();
hangVeil(isVeilDrawn, whenShared);
watchPrinting(flushSync);
const root = document.getElementById("app");
if (!root) throw new Error("the page has no place for the app");

const apiOf = (person?: string) => makeApi((...asked) => fetch(...asked), person);
const api = apiOf();
// Beside the words, not after them.
const asked = askKeeper(api);

// A browser that lacks what the app needs keeps the page that says so (outdated.js).
const isOutdated = document.documentElement.hasAttribute("data-outdated");
(isOutdated ? Promise.reject(new Error("outdated")) : firstSpoken()).then(
  (spoken) =>
    createRoot(root).render(
      <Speaking first={spoken}>
        <Boundary of="start">
          <Start api={api} apiOf={apiOf} asked={asked} />
        </Boundary>
      </Speaking>,
    ),
  () => {
    // Too old, or not one word has come: the help that stands in the page itself stays.
  },
);
// After all that somebody waits for.
addEventListener("load", () => void keepApp());
