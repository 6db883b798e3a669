// What every verb of the command line is given, and the one place where a house is opened for it.
import { type House, openHouse } from "../house.ts";
import { attachOrStart } from "../postgres.ts";
import { makeDataFolder, readSettings } from "../settings.ts";

export interface Out {
  /** Whole answers, on standard output and nothing else there. */
  readonly say: (text: string) => void;
  /** Progress and problems, one line each, on standard error. */
  readonly tell: (line: string) => void;
}

export interface CommandHouse extends House {
  readonly dataFolder: string;
}

/** Something a person can put right, said in one sentence. */
export class Wrong extends Error {}

/**
 * Opens the installation of this folder: the database of a server that runs, else one started for this command and stopped after it;
 * an empty one gets the demonstration first, unless it is asked for as one's own (BANYAN_EMPTY).
 */
export async function inHouse<T>(out: Out, work: (house: CommandHouse) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  if ("wrong" in settings) throw new Wrong(settings.wrong.join("\n"));
  const { dataFolder } = settings;
  makeDataFolder(dataFolder);
  const postgres = settings.databaseUrl ? undefined : await attachOrStart(dataFolder);
  try {
    const databaseUrl = settings.databaseUrl ?? postgres?.url ?? "";
    const house = await openHouse({
      databaseUrl,
      dataFolder,
      demonstration: settings.empty !== true,
      now: Date.now,
      onProgress: progressOn(out),
      onTrouble: (error) => out.tell(error instanceof Error ? error.message : "something went wrong"),
    });
    try {
      return await work({ ...house, dataFolder });
    } finally {
      await house.store.close();
    }
  } finally {
    await postgres?.stop();
  }
}

/** One line for each tenth of a long work. */
function progressOn(out: Out): (done: number, total: number, what: string) => void {
  let last = "";
  return (done, total, what) => {
    const line = `${what}: ${total > 0 ? Math.floor((done / total) * 10) * 10 : 0} %`;
    if (line !== last) out.tell(line);
    last = line;
  };
}
