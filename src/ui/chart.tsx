// A chart on the page: the same shapes the printed report draws, with the table they stand for behind them.
import type { Drawing, Shape } from "#core/report/drawing.ts";
import styles from "./chart.module.css";

interface ChartParts {
  /** The finding; a chart says what it shows, never why. */
  readonly title: string;
  readonly under: string;
  readonly drawing: Drawing;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly tableWord?: string;
}

export function Chart({ title, under, drawing, table, tableWord = "See the table" }: ChartParts) {
  return (
    <figure className={styles.card}>
      <figcaption>
        <h2>{title}</h2>
        <p>{under}</p>
      </figcaption>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={drawing.says}
      >
        {drawing.shapes.map((shape, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no other name and are never reordered
          <One key={at} shape={shape} />
        ))}
      </svg>
      <details className={styles.behind}>
        <summary>{tableWord}</summary>
        <table>
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key="head" scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.head[at]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function One({ shape }: { readonly shape: Shape }) {
  if (shape.kind === "rect")
    return (
      <rect className={styles[shape.tone]} x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={2} />
    );
  if (shape.kind === "line")
    return <line className={styles.rule} x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} />;
  return (
    <text
      className={`${styles[shape.tone]} ${shape.strong ? styles.strong : ""}`}
      x={shape.x}
      y={shape.y}
      textAnchor={shape.anchor}
    >
      {shape.text}
    </text>
  );
}
