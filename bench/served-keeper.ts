// The keeper in a process of its own, for measures that talk to it over HTTP: `served-keeper.ts DATABASE_URL DATA_FOLDER`.
// Says its address to whoever forked it, and stops when that process lets go.
import process from "node:process";
import { startKeeper } from "#server/main.ts";

const [databaseUrl = "", dataFolder = ""] = process.argv.slice(2);
const keeper = await startKeeper({ databaseUrl, dataFolder, port: 0, demonstration: true });
process.once("disconnect", () => void keeper.stop());
process.send?.(keeper.address);
