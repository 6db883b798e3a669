// The small set of signs this app draws: one stroke, 24 units, coloured by the text around them. An icon never stands for a word.
import styles from "./icon.module.css";

const paths = {
  today: "M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5h-5v5H5a1 1 0 0 1-1-1z",
  folder:
    "M4 7.5A1.5 1.5 0 0 1 5.5 6H9l2 2.5h7.5A1.5 1.5 0 0 1 20 10v7.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z",
  results: "M4 20h16M7 16v-4M12 16V6M17 16v-7",
  report: "M7 4h7l4 4v12H7zM14 4v4h4M10 12h5M10 15.5h5",
  register: "M4.5 5.5h15v13h-15zM4.5 10h15M4.5 14.2h15M10 5.5v13",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  cloud: "M7 18h10a4 4 0 0 0 .7-7.9A5.5 5.5 0 0 0 7.2 9.5 4.3 4.3 0 0 0 7 18z",
  search: "M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM20 20l-4.6-4.6",
  plus: "M12 5v14M5 12h14",
  check: "m5 12.5 4.5 4.5L19 7.5",
  cross: "m6.5 6.5 11 11M17.5 6.5l-11 11",
  back: "m14.5 6-6 6 6 6",
  forth: "m9.5 6 6 6-6 6",
  down: "m7 10 5 5 5-5",
  edit: "M5 19h3.5L19 8.5 15.5 5 5 15.5zM13 7.5l3.5 3.5",
  arrow: "M5 12h13M13 7l5 5-5 5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  shield: "M12 4 5.5 6.5V12c0 4 2.7 6.7 6.5 8 3.8-1.3 6.5-4 6.5-8V6.5zM9 12l2.2 2.2L15.2 10",
  warn: "M12 4.5 3.5 19h17zM12 10v4M12 16.5h.01",
  info: "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM12 11v5M12 8h.01",
  fork: "M6 4v5c0 3 6 3 6 6v5M18 4v5c0 3-6 3-6 6",
  person: "M15.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM5 20c.5-3.7 3.3-6 7-6s6.5 2.3 7 6",
  people:
    "M12 9a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM3.5 19c.5-3 2.7-5 5.5-5s5 2 5.5 5M16 6.5a2.7 2.7 0 0 1 0 5.2M17.5 14.5c1.7.6 2.7 2.2 3 4.5",
  learn: "M3 9.5 12 5l9 4.5-9 4.5zM7 12v4c1.5 1.3 3.2 2 5 2s3.5-.7 5-2v-4",
  company: "M5 20V6l7-2v16M12 9h7v11M3.5 20h17M8 9v.01M8 12.5v.01M8 16v.01M15.5 12.5v.01M15.5 16v.01",
  govern: "M4 20h16M5.5 17h13M7 17v-6M12 17v-6M17 17v-6M4.5 9 12 4.5 19.5 9z",
  work: "M4 8.5h16V19H4zM9 8.5V6h6v2.5M4 13h16M12 12v2",
  refer: "M5 8h11M12.5 4.5 16 8l-3.5 3.5M19 16H8M11.5 12.5 8 16l3.5 3.5",
  speak: "M4 6h16v10.5H11L7 20v-3.5H4zM8 10h8M8 13h5",
  target: "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM12 12h.01",
  tree: "M12 4c4.7 0 8 2.7 8 6.3 0 2.7-2.1 4.5-5 4.5H9c-2.9 0-5-1.8-5-4.5C4 6.7 7.3 4 12 4zM12 10v10M8.5 20h7",
  out: "M14 5H6v14h8M10 12h10M16.5 8.5 20 12l-3.5 3.5",
  move: "M5 12h6M5 6v12M15 8l4 4-4 4M11 12h8",
  undo: "M8 6 4 10l4 4M4 10h10a5 5 0 0 1 0 10h-3",
  globe:
    "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM4 12h16M12 4c2.4 2.2 3.5 5 3.5 8s-1.1 5.8-3.5 8c-2.4-2.2-3.5-5-3.5-8s1.1-5.8 3.5-8z",
  copy: "M8 8h11v11H8zM5 16V5h11",
} as const;

export type IconName = keyof typeof paths;

/** Always beside words or inside a control that has a name; therefore hidden from what reads aloud. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg className={small ? styles.small : styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} strokeWidth={name === "more" ? 3 : undefined} />
    </svg>
  );
}

/** The mark of the house: a tree. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path
        d="M14 3c5.6 0 10 3.6 10 8.2 0 3.5-2.7 6-6.3 6h-7.4C6.7 17.2 4 14.7 4 11.2 4 6.6 8.4 3 14 3z"
        fill="#d9a648"
      />
      <path
        d="M14 10v15M14 17l-4-3.5M14 19.5l4.5-4.5M9.5 25h9"
        stroke="#fbfaf4"
        strokeWidth="1.6"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
