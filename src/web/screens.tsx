// Every screen and the path it stands at, one line each; the first is fetched at once, the others when wanted, or when there is time.
import { type ComponentType, lazy } from "react";
import { Redirect } from "wouter";
import { isFromHere, isKeptHere } from "./kept-app.ts";
import { wantFurther } from "./words/catalogues.ts";

interface ScreenAt {
  readonly path: string;
  readonly Screen: ComponentType;
}

/** Asked for at once, beside who is signed in: most arrive here, and its sheet is no other screen's burden. */
const loadToday = () => import("./screens/today.tsx").then((screen) => screen.Today);

const loaders = new Map<ComponentType, () => Promise<unknown>>();

export const screens: readonly ScreenAt[] = [
  { path: "/", Screen: fetched(loadToday) },
  {
    path: "/results/*?",
    Screen: fetched(() => withWords(import("./screens/results.tsx")).then((screen) => screen.Results)),
  },
  {
    path: "/report/*?",
    Screen: fetched(() => withWords(import("./screens/report.tsx")).then((screen) => screen.Report)),
  },
  {
    path: "/register/*?",
    Screen: fetched(() => withWords(import("./screens/register.tsx")).then((screen) => screen.Register)),
  },
  {
    path: "/records/:type?/*?",
    Screen: fetched(() => import("./screens/records.tsx").then((screen) => screen.Records)),
  },
  {
    path: "/attendance/:day/*?",
    Screen: fetched(() => withWords(import("./screens/attendance.tsx")).then((screen) => screen.AttendanceScreen)),
  },
  {
    path: "/first-response",
    Screen: fetched(() => import("./screens/first-response.tsx").then((screen) => screen.FirstResponse)),
  },
  { path: "/places/*?", Screen: fetched(() => import("./screens/places.tsx").then((screen) => screen.Places)) },
  {
    path: "/partners/:id",
    Screen: fetched(() => import("./screens/places-partner.tsx").then((screen) => screen.Partner)),
  },
  {
    path: "/set-up/*?",
    Screen: fetched(() => withWords(import("./screens/set-up.tsx")).then((screen) => screen.SetUp)),
  },
  { path: "/sample", Screen: fetched(() => import("./screens/sample.tsx").then((screen) => screen.Sample)) },
  { path: "/search", Screen: fetched(() => import("./screens/search.tsx").then((screen) => screen.Search)) },
  { path: "/out", Screen: fetched(() => import("./screens/out-and-back.tsx").then((screen) => screen.OutAndBack)) },
  { path: "/let-in", Screen: fetched(() => import("./screens/let-in.tsx").then((screen) => screen.LetIn)) },
  {
    path: "/recovery/*?",
    Screen: fetched(() =>
      withWords(Promise.all([import("./screens/recovery.tsx"), import("./recovery.ts")])).then(
        ([screen]) => screen.Recovery,
      ),
    ),
  },
  {
    path: "/conflicts",
    Screen: fetched(() => import("./screens/conflict-list.tsx").then((screen) => screen.ConflictList)),
  },
  { path: "/cover", Screen: fetched(() => import("./screens/cover.tsx").then((screen) => screen.Cover)) },
  { path: "/team", Screen: fetched(() => import("./screens/team.tsx").then((screen) => screen.Team)) },
  { path: "/erase/*?", Screen: fetched(() => withWords(import("./screens/erase.tsx")).then((screen) => screen.Erase)) },
  { path: "/devices", Screen: fetched(() => import("./screens/devices.tsx").then((screen) => screen.Devices)) },
  {
    path: "/unsent",
    Screen: fetched(() => withWords(import("./screens/unsent.tsx")).then((screen) => screen.UnsentChanges)),
  },
  {
    path: "/set-aside",
    Screen: fetched(() => withWords(import("./screens/set-aside.tsx")).then((screen) => screen.SetAside)),
  },
  {
    path: "/lost/:tenant/:person",
    Screen: fetched(() => withWords(import("./screens/lost-phone.tsx")).then((screen) => screen.LostPhone)),
  },
  { path: "/why/:type?/:record?", Screen: fetched(() => import("./screens/why.tsx").then((screen) => screen.Why)) },
  {
    path: "/opened/:type?/:record?",
    Screen: fetched(() => import("./screens/opened.tsx").then((screen) => screen.Opened)),
  },
  { path: "/more", Screen: fetched(() => import("./screens/more.tsx").then((screen) => screen.More)) },
  // A guide begins at the door: whoever is in already is at home.
  { path: "/guide/:id", Screen: () => <Redirect to="/" replace /> },
  { path: "/not-found", Screen: fetched(() => import("./screens/not-found.tsx").then((screen) => screen.NotFound)) },
];

/** Fetches the screen somebody comes in at: where the app is kept on the device before it is known who they are, else while it is opened. */
export function fetchScreenAt(path: string): void {
  const at = screens.find((screen) => firstPart(screen.path) === firstPart(path));
  const load = at && loaders.get(at.Screen);
  void load?.().catch(() => {});
}

const firstPart = (path: string): string => path.split("/")[1] ?? "";

/** Between two screens that nobody has asked for: whoever works meanwhile notices nothing. */
const BETWEEN_MILLIS = 150;

/**
 * Fetches what has not been wanted yet, one after the other, so that every screen opens without a network; where the app is kept on the device,
 * their words alone, which come in one language of many. What fails is asked for again when wanted.
 */
export function fetchScreens(): void {
  void fetchFurther();
}

async function fetchFurther(): Promise<void> {
  const wanted = (await isKeptHere()) ? [wantFurther] : [...loaders.values()];
  for (const load of wanted) {
    await load().catch(() => {});
    await new Promise((go) => setTimeout(go, BETWEEN_MILLIS));
  }
  document.documentElement.dataset["screens"] = "here";
}

/** A screen whose words come with it (words/english-further.ts). */
async function withWords<S>(screen: Promise<S>): Promise<S> {
  await wantFurther();
  return screen;
}

function fetched(load: () => Promise<ComponentType>): ComponentType {
  const Screen = lazy(() => load().then((screen) => ({ default: screen })));
  loaders.set(Screen, load);
  return Screen;
}

if (isFromHere()) fetchScreenAt(location.pathname);
else void loadToday().catch(() => {});
