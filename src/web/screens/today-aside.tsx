// The lines on the first screen of whoever has to look at what others wrote or proposed: what is kept aside, and what waits for a second
// person to be erased. Asked once when the screen opens; where nobody answers, nothing is said.
import { useEffect, useState } from "react";
import { isProblem } from "#core/problem.ts";
import { Banner } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";
import { erasingAt } from "../erasing-at.ts";
import { doingAt, type ErasureList } from "../erasing-here.ts";
import { readAside } from "./aside-list.ts";

export function AsideLines() {
  const { t } = useWords();
  const app = useApp();
  const { api, may, person, programme, today } = app;
  const [asideCount, setAsideCount] = useState(0);
  const [eraseCount, setEraseCount] = useState(0);
  const leads = may("readmit", "membership");
  useEffect(() => {
    if (!leads) return;
    void readAside(api, person.streams).then((all) =>
      setAsideCount(isProblem(all) ? 0 : all.filter(({ state }) => state === "waiting").length),
    );
  }, [api, person, leads]);
  useEffect(() => {
    const asking = { programme, person, today };
    const count = async (): Promise<number> => {
      const lists = await Promise.all(
        erasingAt(asking).map(async (tenant) => {
          const list = await api.get<ErasureList>(`/api/erasures?tenant=${tenant}&days=0`);
          return isProblem(list) ? 0 : list.due.filter((one) => doingAt(asking, tenant, one) === "approve").length;
        }),
      );
      return lists.reduce((sum, one) => sum + one, 0);
    };
    void count().then(setEraseCount);
  }, [api, programme, person, today]);
  return (
    <>
      {asideCount > 0 && (
        <Banner
          tone="ochre"
          icon="shield"
          title={t("today.aside", { count: asideCount })}
          act={<LinkButton to="/set-aside">{t("today.aside-see")}</LinkButton>}
        >
          {t("today.aside-more")}
        </Banner>
      )}
      {eraseCount > 0 && (
        <Banner
          tone="ochre"
          icon="people"
          title={t("today.erase", { count: eraseCount })}
          act={<LinkButton to="/erase">{t("today.erase-see")}</LinkButton>}
        />
      )}
    </>
  );
}
