// Case management, counted: a survivor once whatever the number of services; a month, never a day.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Consent } from "./case-file.ts";
import { Case, Child, ServiceDelivered } from "./records.ts";

const [kid, friend] = [uuid(21), uuid(22)];
const child = (countId: string, more = {}) =>
  said(Child, countId, { code: "EX-1", name: "Example Child", sex: "female", countId, ...more });
let services = 100;
const service = (countId: string, more = {}) =>
  said(ServiceDelivered, uuid(++services), {
    child: countId,
    service: "shelter",
    givenOn: "2016-03-17",
    situation: "survivor",
    country: "PH",
    ageBand: "15-17",
    countId,
    ...more,
  });

describe("survivors helped", () => {
  it("counts a survivor with three services once, and under each service", () => {
    const facts = [
      child(kid),
      service(kid),
      service(kid, { givenOn: "2016-05-02" }),
      service(kid, { service: "legal-aid" }),
    ].flat();
    assert.equal(figure("C4", facts), 1);
    assert.deepEqual(
      figures("C4", facts, ["code"]).map(({ at, value }) => [at.code, value]),
      [
        ["legal-aid", 1],
        ["shelter", 1],
      ],
    );
    assert.deepEqual(figures("C4", facts, ["country", "sex", "ageBand"])[0]?.at, {
      country: "PH",
      sex: "female",
      ageBand: "15-17",
    });
  });

  it("falls by one when a survivor's only service is taken away, and stays when it was one of two", () => {
    const [only, one, two] = [service(friend), service(kid), service(kid, { service: "health" })];
    assert.equal(figure("C4", child(kid), child(friend), only, one, two), 2);
    assert.equal(figure("C4", child(kid), child(friend), one, two), 1);
    assert.equal(figure("C4", child(kid), child(friend), only, two), 2);
  });

  it("counts no child at risk, no other kind of help, and nobody for the file alone", () => {
    assert.equal(figure("C4", child(kid), service(kid, { situation: "at-risk" })), 0);
    assert.equal(figure("C4", child(kid), service(kid, { service: "psychosocial" })), 0);
    const opened = said(Case, uuid(31), {
      child: kid,
      openedOn: "2016-03-17",
      situation: "survivor",
      countId: kid,
    });
    assert.equal(figure("C4", child(kid), opened), 0);
  });

  it("does not depend on what the child agreed to share", () => {
    const no = [{ id: uuid(41), purpose: "statistics", said: "no" }];
    const consent = said(Consent, uuid(42), { case: uuid(31), askedOn: "2016-03-01", answers: no });
    assert.deepEqual(consent, []);
    assert.equal(figure("C4", child(kid), service(kid, { agreed: "no" })), 1);
  });

  it("says the month and never the day, in no other words than these", () => {
    const [fact] = service(kid, { note: "Example note", provider: uuid(51), case: uuid(31) });
    assert.deepEqual(
      { ...fact, record: "" },
      {
        kind: "service-delivered",
        role: "event",
        key: "",
        tenant: uuid(1),
        record: "",
        on: "2016-03",
        person: kid,
        dims: { country: "PH", ageBand: "15-17", audience: "survivor", code: "shelter" },
      },
    );
  });

  it("counts a child whose own record has not arrived, with nothing known of her", () => {
    assert.deepEqual(
      figures("C4", service(kid), ["sex"]).map(({ at, value }) => [at.sex, value]),
      [["unknown", 1]],
    );
  });
});
