// Numbers and words in rows: what stands behind every chart. Scrolls sideways inside itself, never the page.
import type { ReactNode } from "react";
import styles from "./table.module.css";

export interface Column<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly number?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface TableParts<Row> {
  readonly caption: string;
  /** The caption is read aloud only: a heading beside the table already says it. */
  readonly quietCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The line under the rows that adds them up, one cell a column. */
  readonly foot?: readonly ReactNode[];
}

/** The first column heads its row. */
export function Table<Row>({ caption, quietCaption = false, columns, rows, keyOf, foot }: TableParts<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={styles.frame} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={quietCaption ? "unseen" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.number ? styles.number : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={column.number ? styles.number : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column, at) => (
                <td key={column.id} className={column.number ? styles.number : undefined}>
                  {foot[at]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
