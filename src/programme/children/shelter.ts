// Shelter without an address: the places we know by a word of our own, whether they are good enough, and a child's stay in one.
import {
  calculated,
  choice,
  choices,
  date,
  longText,
  number,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { supervisor, timeStandards } from "./clocks.ts";
import { ofCase } from "./of-case.ts";

const shelterKinds = {
  emergency: "Emergency",
  transit: "Transit",
  longer: "Longer stay",
  foster: "Foster family",
} as const;

export const ShelterPlace = sealedType(
  "shelter-place",
  {
    label: "Shelter",
    plural: "Shelters",
    serves: [17],
    title: ["code"],
    when: "knownSince",
    due: [
      {
        id: "check",
        says: "Check the quality of a shelter",
        from: "knownSince",
        until: { type: "shelter-check", by: "place" },
        every: timeStandards.shelterCheck,
        who: supervisor,
        act: { create: "shelter-check" },
      },
    ],
  },
  {
    code: required(
      text("Code", { hint: "A word of your own. Never an address, a street or a landmark, anywhere on this form." }),
    ),
    knownSince: required(date("We work with it since")),
    organisation: text("Run by", { hint: "Leave empty where the name would tell where it is." }),
    kinds: choices("Kind", shelterKinds),
    forSexes: choices("For", {
      female: "Girls",
      male: "Boys",
      together: "Brothers and sisters together",
      "with-baby": "With a baby",
    }),
    leastAge: number("From which age", { least: 0, most: 24 }),
    mostAge: number("To which age", { least: 0, most: 24 }),
    beds: number("Beds", { least: 0, most: 500 }),
    freeBeds: number("Free, when last asked", { least: 0, most: 500 }),
    askedOn: date("Last asked on"),
    nightStaff: yesNo("Somebody awake at night"),
    accessible: yesNo("Can be entered with a wheelchair"),
    licensed: choice("Licence", { yes: "Yes", applied: "Asked for", no: "No", "not-needed": "None needed here" }),
    callFirst: text("Whom to call first, by function"),
  },
);

const met = { yes: "Yes", partly: "Partly", no: "No", unseen: "Not seen" } as const;

export const ShelterCheck = sealedType(
  "shelter-check",
  {
    label: "Check of a shelter",
    plural: "Checks of shelters",
    serves: [17],
    title: ["place", "checkedOn"],
    when: "checkedOn",
    due: [
      {
        id: "mend",
        says: "Ask whether a shelter mended what was found",
        from: "mendBy",
        when: { answered: "toMend" },
        who: supervisor,
        act: { answer: "mendedOn" },
      },
    ],
  },
  {
    ...section("The visit", {
      place: required(ref("shelter-place", "Shelter")),
      checkedOn: required(date("Checked on")),
      announced: yesNo("Announced beforehand"),
      childrenHeard: yesNo("Children were heard, alone and if they wished"),
    }),
    ...section("What was seen", {
      safeguarding: choice("Staff are vetted and signed the code of conduct", met),
      complaint: choice("Children know how to complain, also to somebody outside", met),
      ownSpace: choice("A bed, a locker and a door of one's own", met),
      hygiene: choice("Clean water, toilets that lock, period supplies", met),
      food: choice("Enough good food", met),
      health: choice("A health worker can be reached", met),
      school: choice("School or lessons go on", met),
      play: choice("Play, sport, free time", met),
      contact: choice("Contact with family, where the child wants it", met),
      freedom: choice("Children may go out, and leave", met, { hint: "A shelter is not a place of detention." }),
      files: choice("Files are locked away", met),
      night: choice("Nights are safe and staffed", met),
      fire: choice("Fire exits and first aid", met),
    }),
    ...section("What follows", {
      good: longText("What is done well here"),
      toMend: longText("What is to be mended"),
      mendBy: date("By", { when: { answered: "toMend" } }),
      mendedOn: date("Found mended on", { when: { answered: "toMend" } }),
      goOn: choice("We go on placing children there", {
        yes: "Yes",
        "with-care": "Yes, with more visits",
        no: "Not now",
      }),
    }),
  },
);

export const ShelterStay = sealedType(
  "shelter-stay",
  {
    label: "Shelter stay",
    plural: "Shelter stays",
    serves: [17, 46],
    title: ["case", "fromOn"],
    when: "fromOn",
    due: [
      {
        id: "talk",
        says: "Talk with the child about the stay and what comes after, and set the next day",
        from: "talkOn",
        when: { not: { answered: "toOn" } },
        who: ["caseworker"],
        act: { answer: "talkOn" },
      },
    ],
  },
  {
    ...ofCase,
    place: ref("shelter-place", "Shelter"),
    kind: required(choice("Kind", shelterKinds, { hint: "Never an address." })),
    fromOn: required(date("From")),
    childAgreed: yesNo("The child agreed"),
    seenBefore: yesNo("The child could see it, or hear about it, beforehand"),
    tookAlong: text("What the child wants to have there"),
    talkOn: date("Talk about it again on"),
    toOn: date("To"),
    nights: calculated("Nights", { daysBetween: [{ field: "fromOn" }, { field: "toOn" }] }),
    leftFor: choice(
      "Left for",
      {
        family: "Family",
        relatives: "Relatives",
        independent: "Living independently",
        foster: "A foster family",
        other: "Another shelter",
        unknown: "Not known",
      },
      { when: { answered: "toOn" } },
    ),
    leftHow: choice(
      "How it ended",
      { planned: "As planned", wished: "The child wished it", left: "The child left", moved: "Moved for safety" },
      { when: { answered: "toOn" } },
    ),
  },
);
