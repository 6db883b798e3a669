// A scan that finds nothing proves nothing unless it finds what is there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { scannerFor } from "./planted.ts";

const canary = "Kanariewouter";
const scan = scannerFor([canary, "Zeisjespad"]);

test("a planted name is found however it is written, wherever it stands", () => {
  for (const before of ["", "x", "xy", "xyz", '{"name":"']) {
    const text = `${before}${canary} and more`;
    for (const [as, written] of [
      ["plain", text],
      ["plain", text.toUpperCase()],
      ["hex", Buffer.from(text).toString("hex")],
      ["hex", Buffer.from(text).toString("hex").toUpperCase()],
      ["base64", Buffer.from(text).toString("base64")],
      ["base64url", Buffer.from(text).toString("base64url")],
      ["JSON escapes", [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")],
      ["UTF-16", Buffer.from(text, "utf16le")],
    ] as const)
      assert.ok(
        scan(written).some((found) => found.canary === canary && found.as === as),
        `${as} after ${before.length} letters`,
      );
  }
});

test("nothing is found where nothing is", () => {
  for (const bytes of ["", "kanarie wouter", gzipSync(canary.repeat(1)).subarray(0, 12), Buffer.from("Kanariewoutel")])
    assert.deepEqual(scan(bytes), []);
});
