// What is stated of campaigns, of young people's actions, and of what people think is normal: when, where, by whom; numbers without names.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Campaign, YouthAction } from "./campaigns.ts";
import { NormDiagnosis } from "./norms.ts";

/** One fact for each means, so that a campaign on radio and in the street is one campaign under both. */
const campaign = factRule(
  "campaign",
  "event",
  Campaign,
  "When and in which country a campaign began, and by what means.",
  (known, { record }) =>
    known.fromOn
      ? (known.means?.length ? known.means : [undefined]).map((means) => ({
          key: means ?? "",
          ...given({ on: known.fromOn }),
          subject: record,
          dims: given({ country: known.country, code: means }),
        }))
      : [],
);

/** A committee or a youth group carried it, not we. */
const communityAction = factRule(
  "community-action",
  "event",
  Campaign,
  "When and in which country a committee or youth group carried a campaign.",
  (known, { record }) =>
    known.fromOn && known.group ? [{ on: known.fromOn, subject: record, dims: given({ country: known.country }) }] : [],
);

const leadersEngaged = factRule(
  "leaders-engaged",
  "event",
  Campaign,
  "How many leaders spoke up in a campaign, without names, when it began and in which country, by sex.",
  (known) =>
    (known.leaders ?? []).flatMap((row) =>
      known.fromOn && row.count
        ? [
            {
              key: row.id,
              on: known.fromOn,
              basis: "headcount" as const,
              quantity: row.count,
              fresh: 0,
              dims: given({ country: known.country, sex: row.sex }),
            },
          ]
        : [],
    ),
);

const normDiagnosis = factRule(
  "norm-diagnosis",
  "event",
  NormDiagnosis,
  "When and in which country people were asked what they think is normal.",
  (look, { record }) => (look.on ? [{ on: look.on, subject: record, dims: given({ country: look.country }) }] : []),
);

const youthAction = factRule(
  "youth-action",
  "event",
  YouthAction,
  "When and in which country a youth group did something, of which kind.",
  (action, { record }) =>
    action.on ? [{ on: action.on, subject: record, dims: given({ country: action.country, topic: action.kind }) }] : [],
);

export const campaignFacts = [campaign, communityAction, leadersEngaged, normDiagnosis, youthAction] as const;
