import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { homeFolder, makeDataFolder, readSettings } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "banyan-settings-"));
after(() => rmSync(folder, { recursive: true }));

describe("the environment", () => {
  test("nothing set: port 4000, the embedded PostgreSQL, and a data folder below Banyan's own", () => {
    const settings = readSettings({ XDG_DATA_HOME: folder });
    assert.ok(!("wrong" in settings));
    assert.equal(settings.port, 4000);
    assert.equal("databaseUrl" in settings, false);
    assert.ok(settings.dataFolder.startsWith(homeFolder({ XDG_DATA_HOME: folder })));
  });

  test("an empty variable is one that is not set", () => {
    const settings = readSettings({ PORT: "", DATABASE_URL: "", BANYAN_DATA: "", XDG_DATA_HOME: folder });
    assert.deepEqual(settings, readSettings({ XDG_DATA_HOME: folder }));
  });

  test("what is set is used, and a relative folder is meant from where it was typed", () => {
    const settings = readSettings({
      PORT: "8080",
      DATABASE_URL: "postgresql:///banyan?host=/run",
      BANYAN_DATA: "data",
      INIT_CWD: folder,
    });
    assert.deepEqual(settings, {
      port: 8080,
      databaseUrl: "postgresql:///banyan?host=/run",
      dataFolder: join(folder, "data"),
    });
  });

  test("an installation of one's own is asked for by 1, and is in a folder of its own", () => {
    const usual = readSettings({ XDG_DATA_HOME: folder });
    const own = readSettings({ XDG_DATA_HOME: folder, BANYAN_EMPTY: "1" });
    assert.ok(!("wrong" in usual) && !("wrong" in own));
    assert.deepEqual([usual.empty, own.empty], [undefined, true]);
    assert.notEqual(usual.dataFolder, own.dataFolder);
    const wrong = readSettings({ XDG_DATA_HOME: folder, BANYAN_EMPTY: "yes" });
    assert.ok("wrong" in wrong && wrong.wrong[0]?.startsWith("BANYAN_EMPTY "));
  });

  test("the address people open has a name, and is safe for keys or on this machine", () => {
    const addressOf = (BANYAN_ADDRESS: string) => {
      const settings = readSettings({ XDG_DATA_HOME: folder, BANYAN_ADDRESS });
      return "wrong" in settings ? settings.wrong.map((says) => says.split(" ")[0]) : settings.address;
    };
    for (const [typed, is] of [
      ["", undefined],
      ["https://banyan.example.org", "https://banyan.example.org"],
      ["https://banyan.example.org:8443/", "https://banyan.example.org:8443"],
      ["http://localhost:4000", "http://localhost:4000"],
    ] as const)
      assert.equal(addressOf(typed), is);
    for (const wrong of [
      "banyan.example.org",
      "http://banyan.example.org",
      "https://192.0.2.7",
      "https://[2001:db8::7]",
      "https://who:secret@banyan.example.org",
      "https://banyan.example.org/office",
    ])
      assert.deepEqual(addressOf(wrong), ["BANYAN_ADDRESS"], wrong);
  });

  test("every wrong setting gets one sentence that names it", () => {
    const settings = readSettings({
      PORT: "eighty",
      DATABASE_URL: "mysql://who:secret@here/there",
      BANYAN_DATA: "/proc/1/banyan",
    });
    assert.ok("wrong" in settings);
    const names = settings.wrong.map((sentence) => sentence.split(" ")[0]);
    assert.deepEqual(names, ["PORT", "DATABASE_URL", "BANYAN_DATA"]);
    assert.doesNotMatch(settings.wrong.join(), /secret/);
  });

  for (const port of ["0", "65536", "-1", "4000.5", "0x10", " 80", "99999999"]) {
    test(`PORT may not be "${port}"`, () => {
      assert.deepEqual(readSettings({ PORT: port, BANYAN_DATA: folder }), {
        wrong: ["PORT must be a whole number from 1 to 65535."],
      });
    });
  }

  for (const url of [
    "localhost:5432/banyan",
    "postgres://localhost:5432",
    "postgres://localhost:notaport/banyan",
    "banyan",
  ]) {
    test(`DATABASE_URL may not be "${url}"`, () => {
      const settings = readSettings({ DATABASE_URL: url, BANYAN_DATA: folder });
      assert.match("wrong" in settings ? settings.wrong.join() : "", /^DATABASE_URL must be/);
    });
  }

  test("BANYAN_DATA may not be a file, or lie below one", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    for (const path of [file, join(file, "below")]) {
      const settings = readSettings({ BANYAN_DATA: path });
      assert.match("wrong" in settings ? settings.wrong.join() : "", /^BANYAN_DATA must name a folder/);
    }
  });
});

describe("the data folder", () => {
  test("is made with those above it, closed to others but for root's passers-by, whatever the umask", () => {
    const before = process.umask(0o077);
    try {
      makeDataFolder(join(folder, "above", "data"));
    } finally {
      process.umask(before);
    }
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    for (const made of ["above", "above/data"]) assert.equal(statSync(join(folder, made)).mode & 0o777, mode, made);
  });

  test("is taken as it is when it is there", () => {
    makeDataFolder(folder);
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    assert.equal(statSync(folder).mode & 0o777, mode);
  });
});
