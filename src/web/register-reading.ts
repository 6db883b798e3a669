// One file on its way in: read, looked at as often as somebody changes their mind, and carried out once.
// Promise: the newest decision wins, however long looking takes; nothing is kept of a file that is stopped or put away.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Envelope } from "#core/change/change.ts";
import { findStamp, newClock } from "#core/change/clock.ts";
import type { Problem } from "#core/problem.ts";
import type { StreamOf } from "./api.ts";
import type { App } from "./app.ts";
import { groundFor, type Span } from "./register-ground.ts";
import type { LayoutView } from "./register-layouts.ts";
import {
  type Answered,
  type AsideReasons,
  type Choice,
  type Choices,
  openReader,
  type Reader,
} from "./register-talk.ts";
import type { RowSaid } from "./register-view.ts";
import { sayLayout } from "./words/say-layout.ts";

export type Reading =
  | { readonly at: "none" }
  | { readonly at: "reading"; readonly file: string }
  | { readonly at: "refused"; readonly file: string; readonly problems: readonly Problem[] }
  | (Answered["look"] & { readonly at: "open"; readonly file: string });

export interface Work {
  readonly reading: Reading;
  readonly layouts: readonly LayoutView[];
  readonly choices: Choices;
  /** A decision has been made and is still being looked at. */
  readonly busy: boolean;
  /** Raised each time the rows were looked at anew. */
  readonly turn: number;
  readonly open: (file: File) => void;
  readonly putAway: () => void;
  readonly decide: (sheet: string, change: (choices: Choice) => Choice) => void;
  readonly rows: (sheet: string, rows: readonly number[]) => Promise<readonly RowSaid[]>;
  readonly asideFile: (reasons: AsideReasons) => Promise<Blob>;
  /** The changes to be kept; none where something that came in meanwhile has to be looked at first. */
  readonly carry: () => Promise<readonly Envelope[]>;
}

const broken: Problem = {
  code: "register.broken",
  status: 500,
  says: "Reading this file went wrong, and the mistake is ours or the file is too much for this device. Send it in parts, or try another device.",
};

const notFetched: Problem = {
  code: "register.not-fetched",
  status: 0,
  says: "The part of Banyan that reads files has not arrived on this device yet. It needs a connection once; try again when there is one.",
};

export function useRegister(app: App, team: StreamOf | undefined, span: Span): Work {
  const [reading, setReading] = useState<Reading>({ at: "none" });
  const [layouts, setLayouts] = useState<readonly LayoutView[]>([]);
  const [choices, setChoices] = useState<Choices>({});
  const [busy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const reader = useRef<Reader>(undefined);
  const fileName = useRef("");
  const latest = useRef<{ choices: Choices; looking: boolean; again: boolean }>({
    choices: {},
    looking: false,
    again: false,
  });
  const settings = useRef({ app, team, span, layouts });
  settings.current = { app, team, span, layouts };

  const start = useCallback((): Reader => {
    const own: Reader = openReader(() => {
      if (reader.current !== own) return;
      own.stop();
      reader.current = undefined;
      latest.current = { choices: {}, looking: false, again: false };
      setBusy(false);
      const problems = [hasAnswered ? broken : notFetched];
      if (fileName.current !== "") setReading({ at: "refused", file: fileName.current, problems });
    });
    let hasAnswered = false;
    reader.current = own;
    void own.ask({ ask: "layouts" }).then((known) => {
      hasAnswered = true;
      setLayouts(known);
    });
    return own;
  }, []);

  useEffect(() => {
    start();
    return () => {
      reader.current?.stop();
      reader.current = undefined;
    };
  }, [start]);

  const tellGround = useCallback(async (): Promise<void> => {
    const { app: now, team: where, span: days, layouts: all } = settings.current;
    if (where) await reader.current?.ask({ ask: "ground", ground: groundFor(now, where, days, all) });
  }, []);

  const look = useCallback(async (): Promise<void> => {
    const now = latest.current;
    now.again = true;
    if (now.looking) return;
    now.looking = true;
    setBusy(true);
    while (now.again && latest.current === now) {
      now.again = false;
      const seen = await reader.current?.ask({ ask: "look", choices: now.choices });
      if (seen && latest.current === now) setReading({ at: "open", file: fileName.current, ...seen });
      setTurn((before) => before + 1);
    }
    now.looking = false;
    setBusy(false);
  }, []);

  const putAway = useCallback((): void => {
    reader.current?.stop();
    latest.current = { choices: {}, looking: false, again: false };
    fileName.current = "";
    setChoices({});
    setBusy(false);
    setReading({ at: "none" });
    start();
  }, [start]);

  const open = useCallback(
    async (file: File): Promise<void> => {
      latest.current = { choices: {}, looking: false, again: false };
      setChoices({});
      fileName.current = file.name;
      setReading({ at: "reading", file: file.name });
      const own = reader.current ?? start();
      if (settings.current.layouts.length === 0) {
        const known = await own.ask({ ask: "layouts" });
        setLayouts(known);
        settings.current = { ...settings.current, layouts: known };
      }
      const problems = await own.ask({ ask: "read", file });
      if (reader.current !== own) return;
      if (problems.length > 0) return setReading({ at: "refused", file: file.name, problems });
      await tellGround();
      await look();
    },
    [start, tellGround, look],
  );

  // Another team or another year: the same file, looked at anew.
  const isOpen = reading.at === "open";
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new team or span begins anew
  useEffect(() => {
    if (isOpen) void tellGround().then(look);
  }, [team, span]);

  const { programme } = app;
  const told = useMemo(() => layouts.map((layout) => sayLayout(layout, programme)), [layouts, programme]);
  return {
    reading,
    layouts: told,
    choices,
    busy,
    turn,
    putAway,
    open: (file) => void open(file),
    decide(sheet, change) {
      const next = { ...latest.current.choices, [sheet]: change(latest.current.choices[sheet] ?? {}) };
      latest.current.choices = next;
      setChoices(next);
      void look();
    },
    rows: async (sheet, rows) => (await reader.current?.ask({ ask: "rows", sheet, rows })) ?? [],
    asideFile: async (reasons) => (await reader.current?.ask({ ask: "aside", reasons })) ?? new Blob(),
    async carry() {
      const { store } = app;
      await tellGround();
      const clock = findStamp(store.stamp()) ?? newClock(store.device);
      const changes = (await reader.current?.ask({ ask: "carry", clock, now: clock.millis })) ?? [];
      if (changes.length === 0) await look();
      return changes;
    },
  };
}
