// The list of one organisation's erasing as its screens read it, and what is said to the keeper there.
// Promise: what was read stays in sight when the connection goes, and an act that was refused leaves all that was typed.
import { useCallback, useEffect, useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { useApp } from "../app.ts";
import type { ErasureList } from "../erasing-here.ts";

interface ErasingList {
  readonly list: ErasureList | undefined;
  /** Why there is none, or no newer one. */
  readonly trouble: Problem | undefined;
  readonly again: () => Promise<void>;
  /** Says it, and reads anew; the problem where it was refused. */
  readonly act: (path: string, body: object) => Promise<Problem | undefined>;
}

export function useErasing(tenant: string, days: number): ErasingList {
  const { api } = useApp();
  const [list, setList] = useState<ErasureList>();
  const [trouble, setTrouble] = useState<Problem>();
  const again = useCallback(async () => {
    const answer = await api.get<ErasureList>(`/api/erasures?tenant=${tenant}&days=${days}`);
    setTrouble(isProblem(answer) ? answer : undefined);
    if (!isProblem(answer)) setList(answer);
  }, [api, tenant, days]);
  useEffect(() => void again(), [again]);
  const act = async (path: string, body: object): Promise<Problem | undefined> => {
    const answer = await api.post(`/api/erasures/${path}`, { tenant, ...body });
    // What was refused is often another's doing meanwhile: the list says which.
    await again();
    return isProblem(answer) ? answer : undefined;
  };
  return { list, trouble, again, act };
}
