// `npm run -s banyan -- <verb>`: the command line of whoever runs an installation. Each verb has --help, ends with 0 or 1, and says
// one clear line per problem; standard output holds the answer and nothing else.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backup, backupHelp } from "./commands/backup.ts";
import { check, checkHelp } from "./commands/check.ts";
import { type Out, Wrong } from "./commands/command.ts";
import { coverageHelp, printCoverage } from "./commands/coverage.ts";
import { exportHelp, exportOrganisation } from "./commands/export.ts";
import { figures, figuresHelp } from "./commands/figures.ts";
import { importHelp, importOptions, importRegister } from "./commands/import.ts";
import { recount, recountHelp } from "./commands/recount.ts";
import { recovery, recoveryHelp } from "./commands/recovery.ts";
import { report, reportHelp } from "./commands/report.ts";
import { restore, restoreHelp } from "./commands/restore.ts";
import { retention, retentionHelp } from "./commands/retention.ts";
import { sample, sampleHelp } from "./commands/sample.ts";
import { StartRefused } from "./postgres-install.ts";

const options = {
  ...importOptions,
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  year: { type: "string" },
  period: { type: "string" },
  by: { type: "string" },
  lang: { type: "string" },
  out: { type: "string" },
  write: { type: "boolean" },
  type: { type: "string" },
  seed: { type: "string" },
  count: { type: "string" },
  organisation: { type: "string" },
  code: { type: "string" },
  holders: { type: "string" },
  number: { type: "string" },
  tell: { type: "boolean" },
  prune: { type: "boolean" },
  days: { type: "string" },
  to: { type: "string" },
} as const;

type Given = { readonly [name in keyof typeof options]?: string | boolean | undefined };

const verbs: {
  readonly [verb: string]: {
    readonly help: string;
    readonly run: (given: Given, files: readonly string[], out: Out) => Promise<void>;
  };
} = {
  figures: {
    help: figuresHelp,
    run: (given, _, out) => figures({ period: periodIn(given), by: wordsIn(given.by), json: given.json === true }, out),
  },
  report: {
    help: reportHelp,
    run: (given, _, out) =>
      report(
        { period: periodIn(given), lang: String(given.lang ?? "en"), file: fileAt(needed(given.out, "--out")) },
        out,
      ),
  },
  import: {
    help: importHelp,
    run: (given, [file], out) =>
      importRegister(
        {
          ...given,
          as: given.as && fileAt(String(given.as)),
          "set-aside": given["set-aside"] && fileAt(String(given["set-aside"])),
        },
        file === undefined ? undefined : fileAt(file),
        out,
      ),
  },
  recount: {
    help: recountHelp,
    run: (given, _, out) =>
      recount({ as: given.as ? fileAt(String(given.as)) : undefined, json: given.json === true }, out),
  },
  coverage: {
    help: coverageHelp,
    run: async (given, _, out) => printCoverage({ json: given.json === true, write: given.write === true }, out),
  },
  sample: {
    help: sampleHelp,
    run: (given, _, out) => sample({ ...given, as: given.as && fileAt(String(given.as)) }, out),
  },
  recovery: {
    help: recoveryHelp,
    run: (given, [what = "", ...files], out) =>
      recovery({ ...given, as: given.as && fileAt(String(given.as)) }, [what, ...files.map(fileAt)], out),
  },
  backup: {
    help: backupHelp,
    run: ({ prune, days, json }, [folder], out) =>
      backup(
        {
          folder: fileAt(needed(folder, "DIR")),
          prune: prune === true,
          days: days === undefined ? undefined : String(days),
          json: json === true,
        },
        out,
      ),
  },
  restore: { help: restoreHelp, run: (_, [folder], out) => restore(fileAt(needed(folder, "DIR")), out) },
  export: {
    help: exportHelp,
    run: (given, _, out) =>
      exportOrganisation(
        {
          ...given,
          as: given.as && fileAt(String(given.as)),
          out: fileAt(needed(given.out, "--out")),
        },
        out,
      ),
  },
  retention: {
    help: retentionHelp,
    run: ({ days, json }, _, out) => retention({ days: daysIn(days), json: json === true }, out),
  },
  check: {
    help: checkHelp,
    run: (given, _, out) =>
      check({ as: given.as ? fileAt(String(given.as)) : undefined, json: given.json === true }, out),
  },
};

const out: Out = {
  say: (text) => void process.stdout.write(text),
  tell: (line) => void process.stderr.write(`${line}\n`),
};
// Whoever reads the answer may have read enough, as `head` has: that is nobody's fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));

async function main([name = "", ...rest]: readonly string[]): Promise<0 | 1> {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    const all = Object.values(verbs).map(({ help }) => `  ${help.split("\n")[0]}`);
    out.tell(
      [
        ...(name && name !== "--help" && name !== "-h" ? [`There is no verb "${name}".`] : []),
        "npm run -s banyan -- VERB",
        ...all,
      ].join("\n"),
    );
    return name === "--help" || name === "-h" ? 0 : 1;
  }
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    if (values.help) out.say(`${verb.help}\n`);
    else await verb.run(values, positionals, out);
    return 0;
  } catch (error) {
    const isSaid =
      error instanceof Wrong || error instanceof StartRefused || (error instanceof TypeError && "code" in error);
    out.tell(isSaid ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

function periodIn({ period, year }: Given): string {
  return needed(period ?? year, "--year");
}

function daysIn(given: string | boolean | undefined): number {
  if (given === undefined) return 90;
  if (!/^\d{1,5}$/.test(String(given))) throw new Wrong("--days is a whole number of days.");
  return Number(given);
}

function needed(value: string | boolean | undefined, name: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new Wrong(`${name} is missing.`);
}

function wordsIn(value: string | boolean | undefined): readonly string[] {
  return typeof value === "string" ? value.split(",").filter(Boolean) : [];
}

/** A file as the person named it: npm has changed the folder, and says where they were. */
function fileAt(name: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), name);
}
