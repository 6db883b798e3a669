// What was asked of this programme, item by item: 1 to 39 what year one did and published, 40 to 58 what the alliance told of its work when
// the programme was four years old. Each is a thing somebody will look for; the title is ours. What serves an item says so itself.

export interface Asked {
  readonly item: number;
  readonly title: string;
  /** Paths of screens made for it. */
  readonly screens?: readonly string[];
  /** What it still lacks, in one line; nothing where it lacks nothing. */
  readonly later?: string;
}

export const asked: readonly Asked[] = [
  {
    item: 1,
    title: "Members, local partners and countries, period by period",
    screens: ["/places", "/partners", "/more"],
  },
  { item: 2, title: "The donor: contract, instalments, reporting calendar" },
  {
    item: 3,
    title: "The annual report, from frozen figures, signed off",
    screens: ["/report", "/results"],
    later: "Chapters are written and signed off; the report does not print them yet.",
  },
  {
    item: 4,
    title: "Reading all outcomes, at links that stay",
    screens: ["/report", "/results"],
    later: "Pages without sign-in and an archive of PDF files.",
  },
  {
    item: 5,
    title: "Children who know what exploitation is and how to report it",
    screens: ["/register", "/results", "/attendance"],
  },
  {
    item: 6,
    title: "Key questions a child can answer, and where to report",
    screens: ["/attendance", "/first-response"],
  },
  { item: 7, title: "Children trained for rights and for peers", screens: ["/register", "/results", "/attendance"] },
  { item: 8, title: "At risk, or harmed: kept out of what children can see" },
  { item: 9, title: "Young people who act so that it does not happen again" },
  {
    item: 10,
    title: "Children map where and when it is not safe",
    later: "Drawing on a map; it is answered in words and coarse zones.",
  },
  { item: 11, title: "Talking with local government" },
  { item: 12, title: "Watch groups and street lights: what was promised and kept" },
  { item: 13, title: "What makes children vulnerable" },
  { item: 14, title: "How recruiters work, taught to protect" },
  { item: 15, title: "Prevention in schools with local government" },
  { item: 16, title: "Survivors helped", screens: ["/register", "/results"] },
  { item: 17, title: "A place in a shelter" },
  { item: 18, title: "Health care" },
  { item: 19, title: "Education" },
  { item: 20, title: "Legal aid" },
  { item: 21, title: "A healthy return to society" },
  { item: 22, title: "Parents of survivors in justice and reintegration" },
  { item: 23, title: "Parents learn to talk about what is not talked about" },
  { item: 24, title: "A youth committee informs parents" },
  { item: 25, title: "Child protection committees supported", screens: ["/register", "/results"] },
  { item: 26, title: "Companies helped with a policy", screens: ["/register", "/results"] },
  { item: 27, title: "Companies trained", screens: ["/register", "/results"] },
  { item: 28, title: "Thousands of employees", screens: ["/attendance"] },
  { item: 29, title: "Hotel staff who recognise and act" },
  { item: 30, title: "A company that trains police and judges" },
  { item: 31, title: "Officials trained, who then act against it", screens: ["/register", "/results", "/attendance"] },
  { item: 32, title: "A court with a child-friendly procedure" },
  { item: 33, title: "Changes that last" },
  { item: 34, title: "An end by the end: targets, and where it began and ended", screens: ["/results"] },
  {
    item: 35,
    title: "A symbolic gift, bought on a web page",
    later:
      "The gift shop: gifts, occasions, cards, payment with an outside provider; kept apart from all data of children.",
  },
  {
    item: 36,
    title: "What a gift was used for",
    later: "A ledger from gift to project, and word back to whoever gave.",
  },
  {
    item: 37,
    title: "A plain notice for a browser that is too old",
    screens: ["/not-found"],
    later: "Pages to read without script.",
  },
  { item: 38, title: "A page that says sorry, and what to do", screens: ["/not-found"] },
  {
    item: 39,
    title: "A dated article whose numbers are the frozen ones",
    later: "The newsroom: articles, dates, language versions, consent for each picture.",
  },
  { item: 40, title: "Psychological support" },
  { item: 41, title: "Learning a trade" },
  { item: 42, title: "Strength to stand up" },
  { item: 43, title: "One parent, many in a room, a child who feels responsible" },
  { item: 44, title: "Where young people are approached: planned by coarse zone and shift" },
  { item: 45, title: "Reaching young people at risk, and coming home safe" },
  { item: 46, title: "Shelter and care after harm, in one plan" },
  { item: 47, title: "Economically on their own feet" },
  { item: 48, title: "Cooking schools" },
  { item: 49, title: "What the countryside grows, bought and cooked" },
  { item: 50, title: "Survivors and other young people in one class, not told apart" },
  { item: 51, title: "Learning to run a business" },
  { item: 52, title: "Work that is found" },
  { item: 53, title: "Poverty at the root" },
  { item: 54, title: "Better policy and law", screens: ["/report"] },
  { item: 55, title: "Communities that protect better" },
  { item: 56, title: "Companies, tourism among them, that take part" },
  { item: 57, title: "Travellers who do not see it" },
  { item: 58, title: "A regional manager of several countries", screens: ["/places", "/partners", "/results"] },
];
