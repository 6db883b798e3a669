// The start of the app: what it runs on is put together here and nowhere else.
import "./main.css";
import { createRoot } from "react-dom/client";
import { makeApi } from "./api.ts";
import { Boundary } from "./boundary.tsx";
import { Start } from "./start.tsx";
import { Speaking } from "./words/speaking.tsx";

const root = document.getElementById("app");
if (!root) throw new Error("the page has no place for the app");

createRoot(root).render(
  <Speaking>
    <Boundary of="start">
      <Start api={makeApi((...asked) => fetch(...asked))} />
    </Boundary>
  </Speaking>,
);
