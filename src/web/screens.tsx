// Every screen and the path it stands at, one line each; all but the first are fetched when wanted.
import { type ComponentType, lazy } from "react";
import { Home } from "./home.tsx";

interface ScreenAt {
  readonly path: string;
  readonly Screen: ComponentType;
}

export const screens: readonly ScreenAt[] = [
  { path: "/", Screen: Home },
  {
    path: "/results/*?",
    Screen: lazy(() => import("./screens/results.tsx").then(({ Results }) => ({ default: Results }))),
  },
  {
    path: "/report/*?",
    Screen: lazy(() => import("./screens/report.tsx").then(({ Report }) => ({ default: Report }))),
  },
  {
    path: "/register/*?",
    Screen: lazy(() => import("./screens/register.tsx").then(({ Register }) => ({ default: Register }))),
  },
  {
    path: "/records/:type?/*?",
    Screen: lazy(() => import("./screens/records.tsx").then(({ Records }) => ({ default: Records }))),
  },
  {
    path: "/unsent",
    Screen: lazy(() => import("./screens/unsent.tsx").then(({ UnsentChanges }) => ({ default: UnsentChanges }))),
  },
  { path: "/more", Screen: lazy(() => import("./screens/more.tsx").then(({ More }) => ({ default: More }))) },
  {
    path: "/not-found",
    Screen: lazy(() => import("./screens/not-found.tsx").then(({ NotFound }) => ({ default: NotFound }))),
  },
];
