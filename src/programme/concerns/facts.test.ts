// Concerns, counted: that one was raised, answered, led to a case; nothing of what it says or who said it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, said } from "#test/saying.ts";
import { Concern, Message } from "./records.ts";

let raised = 100;
const raise = (more = {}, moves: readonly string[] = []) =>
  said(
    Concern,
    uuid(++raised),
    { raisedOn: "2016-10-04", about: "seen-child", says: "Example words", country: "ID", ...more },
    moves,
  );

describe("concerns", () => {
  it("are counted when they are raised, answered and led to a case, all by the month of raising", () => {
    const facts = [
      raise(),
      raise({ answeredOn: "2016-10-09" }),
      raise({ noConflict: "yes", case: uuid(31) }, ["read", "make-case", "answer"]),
      raise({ noConflict: "yes" }, ["read", "make-case"]),
    ].flat();
    assert.deepEqual(
      ["N1", "N2", "N3"].map((code) => figure(code, facts)),
      [4, 2, 2],
    );
  });

  it("stay counted where they were found to be without ground", () => {
    assert.equal(figure("N1", raise({ sort: "no-ground" })), 1);
  });

  it("say nothing of who raised one, of whom, or of what it tells; and a message says nothing at all", () => {
    const [fact] = raise({ who: "child", way: "telephone", about: "staff", dangerNow: "yes", safeReply: "Example" });
    assert.deepEqual(
      { ...fact, record: "" },
      {
        kind: "concern-raised",
        role: "event",
        key: "",
        tenant: uuid(1),
        record: "",
        on: "2016-10",
        dims: { country: "ID", state: "open", answer: "no" },
      },
    );
    assert.deepEqual(
      said(Message, uuid(9), { concern: uuid(8), from: "them", saidOn: "2016-10-05", says: "Example" }),
      [],
    );
  });
});
