// Whom to call, by country: fetched once, before anybody signs in, and kept on the device, so that a number is there without a network.
// Promise: only what stands on a helpline's poster is kept, and it says nothing about who uses this device.
import { useMemo, useSyncExternalStore } from "react";
import { isProblem } from "#core/problem.ts";
import type { Api } from "./api.ts";

export interface HelplineNumber {
  readonly country: string;
  readonly name: string;
  readonly telephone: string;
  readonly hours: string | null;
  readonly languages: string | null;
  readonly free: boolean;
}

export const HELPLINES = "banyan-helplines";
const listeners = new Set<() => void>();
let known: readonly HelplineNumber[] | undefined;

export async function fetchHelplines(api: Pick<Api, "get">): Promise<void> {
  const answer = await api.get<readonly HelplineNumber[]>("/api/helplines");
  if (isProblem(answer)) return;
  known = answer;
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(HELPLINES, JSON.stringify(answer));
  } catch {
    // A device that keeps nothing still has them in memory.
  }
}

export function useHelplines(): readonly HelplineNumber[] {
  return useSyncExternalStore(subscribe, numbers);
}

/** The first number of a country, or nothing. */
export function useHelplineOf(country: string | null | undefined): HelplineNumber | undefined {
  const all = useHelplines();
  return useMemo(() => all.find((one) => one.country === country), [all, country]);
}

/** Spaces and dashes are for reading; a telephone wants digits. */
export function telOf(telephone: string): string {
  return `tel:${telephone.replace(/[^\d+*#]/gu, "")}`;
}

function numbers(): readonly HelplineNumber[] {
  known ??= keptNumbers();
  return known;
}

function keptNumbers(): readonly HelplineNumber[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(HELPLINES) ?? "[]");
    return Array.isArray(kept) ? (kept as readonly HelplineNumber[]) : [];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
