// Another record, found by typing a part of its line. Works by keyboard alone: arrows, Enter, Escape.

import { createContext, useContext, useId, useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import inputs from "./input.module.css";
import type { InputParts } from "./input.tsx";
import styles from "./reference.module.css";
import { useWords } from "./say.tsx";

export interface Found {
  readonly id: string;
  readonly line: string;
  readonly more?: string;
}

/** How a form finds records and names them; given by the app, since furniture knows no records. */
export interface Finder {
  readonly find: (type: string, text: string) => readonly Found[];
  readonly nameOf: (type: string, id: string) => string;
}

/** For a form in which nobody is referred to. */
export const NOBODY: Finder = { find: () => [], nameOf: () => "" };

export const FinderContext = createContext<Finder>({ find: () => [], nameOf: (_type, id) => id });

export function Reference({ id, field, value, onChange, ...more }: InputParts) {
  const { t } = useWords();
  const { find, nameOf } = useContext(FinderContext);
  const list = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Choosing puts a button where the input was, and back: the focus goes along.
  const [moved, setMoved] = useState(false);
  const type = field.of ?? "";
  const found = open ? find(type, text) : [];

  const choose = (one: Found | undefined): void => {
    if (!one) return;
    setMoved(true);
    onChange(one.id);
    setText("");
    setOpen(false);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (found.length > 0) setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === "Escape") setOpen(false);
  };

  if (typeof value === "string" && value !== "") {
    return (
      <div className={styles.chosen}>
        <Icon name="check" />
        <span id={`${id}-line`}>{nameOf(type, value)}</span>
        <Button
          tone="quiet"
          id={id}
          aria-describedby={`${id}-line`}
          ref={moved ? focusOn : undefined}
          onClick={() => {
            setMoved(true);
            onChange(undefined);
          }}
        >
          {t("ui.change")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.box}>
      <input
        {...more}
        id={id}
        ref={moved ? focusOn : undefined}
        className={inputs.input}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={t("ui.type-a-part-of-the")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {/* Keys are handled by the input, which keeps the focus; the list only takes the pointer. */}
      <div id={list} role="listbox" aria-label={field.label} className={found.length > 0 ? styles.list : styles.closed}>
        {found.map((one, index) => (
          <div
            key={one.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(one);
            }}
          >
            <span>{one.line}</span>
            {one.more && <small>{one.more}</small>}
          </div>
        ))}
      </div>
      {open && found.length === 0 && (
        <p role="status" className={styles.none}>
          {t("ui.nothing-found-on-this-device")}
        </p>
      )}
    </div>
  );
}

function focusOn(element: HTMLElement | null): void {
  element?.focus();
}
