// A field team of an installation of one's own: a supervisor and a caseworker who have joined and been let in, and whose first phones are gone.
import type { Browser } from "@playwright/test";
import { addOrganisation, found, invite, join, letIn, lookAgain, newPhone, ownNumber } from "./entering.ts";
import { openPractice, type Practice } from "./practice.ts";

export const FOUNDER = { called: "Fern Avocet", name: "fern", password: "first password of fern" };
export const SUPERVISOR = {
  called: "Clover Kingfisher",
  name: "clover kingfisher",
  password: "first password of clover",
};
export const CASEWORKER = { called: "Dale Heron", name: "dale.heron", password: "first password of dale" };
export const INITIALS = { clover: "C. K.", dale: "D. H." };
const TEAM = "Field team, Example partner north";

export async function openFieldTeam(browser: Browser): Promise<Practice> {
  const practice = await openPractice();
  const founder = await newPhone(browser, []);
  await found(founder.page, practice.url, { organisation: "Example alliance", founder: FOUNDER });
  await addOrganisation(founder.page, "Example partner north");
  const toSupervisor = await invite(founder.page, SUPERVISOR.called, "Supervisor", TEAM);
  const toCaseworker = await invite(founder.page, CASEWORKER.called, "Caseworker", TEAM);
  const supervisor = await newPhone(browser, []);
  await join(supervisor.page, toSupervisor, SUPERVISOR);
  await letIn(founder.page, SUPERVISOR.called, await ownNumber(supervisor.page));
  await lookAgain(supervisor.page);
  const caseworker = await newPhone(browser, []);
  await join(caseworker.page, toCaseworker, CASEWORKER);
  await letIn(supervisor.page, CASEWORKER.called, await ownNumber(caseworker.page));
  await lookAgain(caseworker.page);
  for (const { context } of [founder, supervisor, caseworker]) await context.close();
  return practice;
}
