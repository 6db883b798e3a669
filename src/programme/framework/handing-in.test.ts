// May the wrong person do this? Figures and texts leave an organisation under four eyes; where there are only three people, marked.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { can } from "#core/access/can.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { after } from "#test/moves.ts";
import { programme } from "../register.ts";
import { chapterWorkflow, submissionWorkflow } from "./workflow.ts";

const small = { checkedBy: "p", officeCount: 3 };
const large = { checkedBy: "p", officeCount: 4 };

describe("the figures of a period", () => {
  it("go from being prepared to handed in, asked back and accepted", () => {
    assert.equal(after(submissionWorkflow).state, "preparing");
    const { state } = after(
      submissionWorkflow,
      "ann:ready",
      "ben:submit",
      "cleo:question",
      "ann:ready",
      "ben:submit",
      "cleo:accept",
    );
    assert.equal(state, "accepted");
  });

  it("are not handed in by who prepared them, whatever their role", () => {
    const own = after(submissionWorkflow, "ann:ready", "ann:submit");
    assert.deepEqual([own.state, own.setAside.length], ["ready", 1]);
    const { made } = after(submissionWorkflow, "ann:ready");
    const offered = (id: string) => offeredMoves(submissionWorkflow, "ready", ["results-officer"], large, { id, made });
    assert.deepEqual(offered("ann"), ["take-back"]);
    assert.deepEqual(offered("ben"), ["submit", "take-back"]);
  });

  it("are not approved by their maker where the office is larger than three, or nobody said how large it is", () => {
    const roles = ["results-officer", "small-office"];
    const { made } = after(submissionWorkflow, "ann:ready");
    const offered = (answers: object) =>
      offeredMoves(submissionWorkflow, "ready", roles, answers as never, { id: "ann", made });
    assert.ok(!offered(large).includes("submit-own"));
    assert.ok(!offered({ checkedBy: "p" }).includes("submit-own"));
    assert.ok(offered(small).includes("submit-own"));
  });

  it("are not approved by their maker without the role that somebody else gives, whatever the form says", () => {
    const move = submissionWorkflow.moves["submit-own"];
    const makers = programme.roles.filter(({ id }) => move?.who.includes(id));
    const subject = { type: "period-submission", tenant: "north", stream: "team" };
    const as = (role: string) => ({ id: "p", grants: [{ person: "p", role, tenant: "north", stream: null }] });
    assert.ok(!can(makers, as("results-officer"), "move:submit-own", subject, "2016-12-12"));
    assert.ok(can(makers, as("small-office"), "move:submit-own", subject, "2016-12-12"));
    assert.ok(!can(programme.roles, as("results-officer"), "create", { ...subject, type: "membership" }, "2016-12-12"));
  });

  it("stay marked where a small office approved its own, and are accepted only after a second look", () => {
    const own = after(submissionWorkflow, "ann:ready", "ann:submit-own");
    assert.equal(own.state, "submitted-own");
    assert.equal(after(submissionWorkflow, "ann:ready", "ann:submit-own", "cleo:accept").state, "submitted-own");
    const accepted = after(submissionWorkflow, "ann:ready", "ann:submit-own", "cleo:accept-own");
    assert.equal(accepted.state, "accepted-own");
    assert.equal(after(submissionWorkflow, "ann:ready", "ann:submit-own", "ann:accept-own").state, "submitted-own");
    const offered = (answers: object) =>
      offeredMoves(submissionWorkflow, own.state, ["country-lead"], answers as never);
    assert.ok(!offered({}).includes("accept-own"));
    assert.ok(offered({ secondLook: "C1 and F3 against the sheets of May" }).includes("accept-own"));
  });

  it("are accepted by no results officer", () => {
    for (const name of ["accept", "accept-own", "question"])
      assert.deepEqual(submissionWorkflow.moves[name]?.who, ["country-lead"], name);
  });
});

describe("a chapter of the report", () => {
  it("is signed off by somebody who did not write it, and after reading that nobody can be known by it", () => {
    assert.equal(after(chapterWorkflow, "ann:offer", "ann:sign-off").state, "read");
    assert.equal(after(chapterWorkflow, "ann:offer", "ben:sign-off").state, "signed-off");
    assert.deepEqual(offeredMoves(chapterWorkflow, "read", ["alliance-desk"], {}), ["ask-change"]);
    assert.ok(offeredMoves(chapterWorkflow, "read", ["alliance-desk"], { nobodyKnown: "yes" }).includes("sign-off"));
  });
});
