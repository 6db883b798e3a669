// A number opened: the facts it was counted from, each with the way to its record. What one may not read stays a fact.
import { Link } from "wouter";
import { type Dimension, dimensions } from "#core/fact/fact.ts";
import { isProblem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { countOf, monthWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import styles from "./results.module.css";
import { type Figure, labelOf, periodWords, useRead } from "./results-data.ts";
import type { Room } from "./results-overview.tsx";

interface FactRow {
  readonly tenant: string;
  readonly record: string;
  readonly type: string;
  readonly kind: string;
  readonly key?: string;
  readonly month: string;
  readonly dims: { readonly [dimension in Dimension]?: string };
  readonly basis: string;
  readonly quantity: number;
}

interface OpenedNumber {
  readonly rows: readonly FactRow[];
  readonly total: number;
}

export function ResultsFacts({
  figure,
  room,
  period,
  at,
}: {
  readonly figure: Figure;
  readonly room: Room;
  readonly period: string;
  readonly at: { readonly [split: string]: string };
}) {
  const { programme, store } = useApp();
  const { indicator } = figure;
  useTitle(`${indicator.code}, facts`);
  const path = `/api/facts?${new URLSearchParams({ code: indicator.code, period, ...at, limit: "200" })}`;
  const { loaded, again } = useRead<OpenedNumber>(path);
  const where = Object.entries(at)
    .map(([split, id]) => labelOf(split as Dimension, id))
    .join(", ");
  return (
    <div className={styles.page}>
      <Link href={room.to(`/${indicator.code}`)} className="link">
        Back to {indicator.code}
      </Link>
      <header className={styles.head}>
        <div>
          <span className="eyebrow">
            {indicator.code}, {periodWords(period)}
            {where && `, ${where}`}
          </span>
          <h1>What this number was counted from</h1>
          <p>Facts say what may be counted and nothing more. A record opens where you may read it.</p>
        </div>
      </header>
      {!loaded ? (
        <Progress says="Opening…" done={0} />
      ) : isProblem(loaded) ? (
        <Nothing
          icon={loaded.status === 0 ? "cloud" : "info"}
          title={loaded.says}
          act={<Button onClick={again}>Try again</Button>}
        />
      ) : loaded.rows.length === 0 ? (
        <Nothing icon="search" title="No fact counts here" />
      ) : (
        <>
          <p className="meta">
            {countOf(loaded.total, "fact")}
            {loaded.rows.length < loaded.total && `, the first ${loaded.rows.length} shown`}
          </p>
          <Table
            caption="Facts behind this number"
            quietCaption
            rows={loaded.rows}
            keyOf={(row) => `${row.record} ${row.kind} ${row.key ?? ""}`}
            columns={[
              { id: "month", head: "Month", cell: (row) => monthWords(row.month) },
              { id: "what", head: "Fact", cell: (row) => findType(programme, row.type)?.label ?? row.kind },
              { id: "dims", head: "Says", cell: (row) => <Says row={row} /> },
              { id: "count", head: "Stands for", number: true, cell: (row) => row.quantity },
              {
                id: "open",
                head: "Record",
                cell: (row) =>
                  store.find(row.record) || findType(programme, row.type)?.open ? (
                    <Link className="link" href={`/records/${row.type}/${row.record}`}>
                      Open
                    </Link>
                  ) : (
                    <Tag icon="lock">sealed</Tag>
                  ),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}

function Says({ row }: { readonly row: FactRow }) {
  const said = dimensions.flatMap((dimension) =>
    row.dims[dimension] === undefined ? [] : [labelOf(dimension, row.dims[dimension])],
  );
  return <>{[...said, ...(row.basis === "row" ? [] : [row.basis])].join(" · ")}</>;
}
