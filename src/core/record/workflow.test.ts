// Moves: who may make them, and what two moves made apart come to.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { repairFlow } from "#test/bicycles/workshop.ts";
import { followMoves, type MoveMade, offeredMoves, type Workflow } from "./workflow.ts";

const move = (name: string, at: number, seen: readonly number[] = []): MoveMade => ({
  move: name,
  stamp: stamp(at),
  change: `change ${at}`,
  author: "somebody",
  seen: seen.map(stamp),
});
const stamp = (at: number): string => String(at).padStart(4, "0");

describe("workflow", () => {
  it("begins in its first state and follows the moves in the order people saw them", () => {
    assert.equal(followMoves(repairFlow, []).state, "waiting");
    assert.equal(followMoves(repairFlow, [move("finish", 2, [1]), move("start", 1)]).state, "done");
  });

  it("leaves the state before two moves that had not seen each other, until a third has seen both", () => {
    const apart = [move("start", 1), move("finish", 2, [1]), move("giveBack", 3, [1])];
    const disputed = followMoves(repairFlow, apart);
    assert.equal(disputed.state, "onStand");
    assert.deepEqual(
      disputed.disputed.map((made) => made.move),
      ["finish", "giveBack"],
    );
    const settled = followMoves(repairFlow, [...apart, move("finish", 4, [2, 3])]);
    assert.equal(settled.state, "done");
    assert.deepEqual(settled.disputed, []);
  });

  it("follows two people who disagree two thousand times, each time having seen both moves before", () => {
    const reopened: Workflow = {
      ...repairFlow,
      moves: {
        start: { ...repairFlow.moves["start"], from: ["waiting", "done"], to: "onStand" } as never,
        finish: { ...repairFlow.moves["finish"], from: ["waiting", "done"], to: "done" } as never,
      },
    };
    const moves = Array.from({ length: 2000 }, (_, at) => {
      const round = at - (at % 2);
      return move(at % 2 ? "finish" : "start", at + 1, round === 0 ? [] : [round - 1, round]);
    });
    const { state, disputed, made } = followMoves(reopened, moves);
    assert.deepEqual([state, disputed.length, made.length], ["waiting", 2, 2000]);
  });

  it("finds no dispute where two people made the same move", () => {
    const both = followMoves(repairFlow, [move("start", 1), move("start", 2)]);
    assert.equal(both.state, "onStand");
    assert.deepEqual(both.disputed, []);
  });

  it("sets a move aside, visibly, that the state does not allow", () => {
    const wrong = followMoves(repairFlow, [move("finish", 1), move("polish", 2)]);
    assert.equal(wrong.state, "waiting");
    assert.deepEqual(
      wrong.setAside.map((made) => made.move),
      ["finish", "polish"],
    );
    assert.equal(followMoves(repairFlow, [move("finish", 1), move("start", 2)]).state, "onStand");
  });

  describe("that asks for four eyes", () => {
    const paid: Workflow = {
      ...repairFlow,
      moves: { ...repairFlow.moves, finish: { ...repairFlow.moves["finish"], notBy: ["start"] } as never },
    };
    const by = (author: string, made: MoveMade): MoveMade => ({ ...made, author });
    const started = [by("ann", move("start", 1))];

    it("sets aside what somebody did about their own work, and takes it from another", () => {
      const alone = followMoves(paid, [...started, by("ann", move("finish", 2, [1]))]);
      assert.equal(alone.state, "onStand");
      assert.equal(alone.setAside.length, 1);
      assert.equal(followMoves(paid, [...started, by("ben", move("finish", 2, [1]))]).state, "done");
    });

    it("looks at who did it last: work taken back and begun by another is theirs", () => {
      const again = [...started, by("ann", move("giveBack", 2, [1])), by("ben", move("start", 3, [1, 2]))];
      assert.equal(followMoves(paid, [...again, by("ann", move("finish", 4, [1, 2, 3]))]).state, "done");
      assert.equal(followMoves(paid, [...again, by("ben", move("finish", 4, [1, 2, 3]))]).state, "onStand");
    });

    it("does not offer it to them", () => {
      const { state, made } = followMoves(paid, started);
      const offered = (id: string) => offeredMoves(paid, state, ["mechanic"], { work: ["chain"] }, { id, made });
      assert.deepEqual(offered("ann"), ["giveBack"]);
      assert.deepEqual(offered("ben"), ["finish", "giveBack"]);
    });
  });

  it("does not offer a move to the wrong person, in the wrong state, or before its condition holds", () => {
    assert.deepEqual(offeredMoves(repairFlow, "onStand", ["mechanic"], {}), ["giveBack"]);
    assert.deepEqual(offeredMoves(repairFlow, "onStand", ["mechanic"], { work: ["chain"] }), ["finish", "giveBack"]);
    assert.deepEqual(offeredMoves(repairFlow, "done", ["mechanic"], { work: ["chain"] }), []);
    assert.deepEqual(offeredMoves(repairFlow, "done", ["owner"], {}), ["reopen"]);
    assert.deepEqual(offeredMoves(repairFlow, "waiting", ["guest"], {}), []);
  });
});
