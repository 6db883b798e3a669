// The programme: ten domains, one line each; its roles, countries, and the version of its fact rules.
import type { Programme } from "#core/programme.ts";
import { AccessLine } from "./alliance/access.ts";
import { allianceFacts } from "./alliance/facts.ts";
import { allianceTypes } from "./alliance/records.ts";
import { childrenFacts } from "./children/facts.ts";
import { childrenIndicators } from "./children/indicators.ts";
import { childrenTypes } from "./children/records.ts";
import { communitiesFacts } from "./communities/facts.ts";
import { communitiesIndicators } from "./communities/indicators.ts";
import { communitiesTypes } from "./communities/records.ts";
import { companiesFacts } from "./companies/facts.ts";
import { companiesIndicators } from "./companies/indicators.ts";
import { companiesTypes } from "./companies/records.ts";
import { concernsFacts } from "./concerns/facts.ts";
import { concernsIndicators } from "./concerns/indicators.ts";
import { concernsTypes } from "./concerns/records.ts";
import { frameworkFacts } from "./framework/facts.ts";
import { frameworkIndicators } from "./framework/indicators.ts";
import { frameworkTypes } from "./framework/records.ts";
import { governmentsFacts } from "./governments/facts.ts";
import { governmentsIndicators } from "./governments/indicators.ts";
import { governmentsTypes } from "./governments/records.ts";
import { learningFacts } from "./learning/facts.ts";
import { learningIndicators } from "./learning/indicators.ts";
import { learningTypes } from "./learning/records.ts";
import { livelihoodsFacts } from "./livelihoods/facts.ts";
import { livelihoodsIndicators } from "./livelihoods/indicators.ts";
import { livelihoodsTypes } from "./livelihoods/records.ts";
import { referralsFacts } from "./referrals/facts.ts";
import { referralsIndicators } from "./referrals/indicators.ts";
import { referralsTypes } from "./referrals/records.ts";
import { retention } from "./retention.ts";
import { caseFiles, roles } from "./roles.ts";
import { countries } from "./splits.ts";

export const programme: Programme = {
  id: "down-to-zero",
  label: "Down to Zero",
  rules: 1,
  caseloads: [{ types: caseFiles.map(({ id }) => id), of: ["caseworker"], with: ["supervisor"] }],
  sheets: {
    type: AccessLine.id,
    of: caseFiles.map(({ id }) => id),
    by: ["caseworker", "supervisor", "data-protection-officer"],
    with: ["supervisor", "data-protection-officer"],
  },
  domains: [
    { id: "learning", label: "Learning", types: learningTypes, facts: learningFacts, indicators: learningIndicators },
    { id: "children", label: "Children", types: childrenTypes, facts: childrenFacts, indicators: childrenIndicators },
    {
      id: "communities",
      label: "Communities",
      types: communitiesTypes,
      facts: communitiesFacts,
      indicators: communitiesIndicators,
    },
    {
      id: "companies",
      label: "Companies",
      types: companiesTypes,
      facts: companiesFacts,
      indicators: companiesIndicators,
    },
    {
      id: "governments",
      label: "Governments",
      types: governmentsTypes,
      facts: governmentsFacts,
      indicators: governmentsIndicators,
    },
    {
      id: "livelihoods",
      label: "Livelihoods",
      types: livelihoodsTypes,
      facts: livelihoodsFacts,
      indicators: livelihoodsIndicators,
    },
    {
      id: "referrals",
      label: "Referrals",
      types: referralsTypes,
      facts: referralsFacts,
      indicators: referralsIndicators,
    },
    { id: "concerns", label: "Concerns", types: concernsTypes, facts: concernsFacts, indicators: concernsIndicators },
    {
      id: "framework",
      label: "Framework",
      types: frameworkTypes,
      facts: frameworkFacts,
      indicators: frameworkIndicators,
    },
    { id: "alliance", label: "Alliance", types: allianceTypes, facts: allianceFacts, indicators: [] },
  ],
  roles,
  retention,
  countries,
};
