// Words of an organisation's recovery: splitting its key, holding a share, proving that the shares work, and the day they are needed.
export const recovery = {
  "recovery.lead":
    "What your organisation writes is opened by its own people and by nobody else: no server and no administrator can. If all of them lost their phones and passwords at once, it would be lost. So there is one more key, which nobody keeps. It is split into shares, and only several people together can put it back together.",
  "recovery.organisations": "Your organisations",
  "recovery.all": "All organisations",
  "recovery.state-none": "Not split yet",
  "recovery.state-due": "Next drill by {day}",
  "recovery.state-late": "The drill was due by {day}",
  "recovery.none": "There is no recovery yet",
  "recovery.none-says":
    "An administrator of your organisation splits it among its people. Until then everybody keeps their printed code, and no team is left with one person alone who can open what it holds.",
  "recovery.few": "Recovery needs at least two people who have joined",
  "recovery.few-says":
    "Until then: keep your printed code in two places under lock, invite a colleague, and let each other in, so that no team has one person alone who can open what it holds.",
  "recovery.two": "There are two of you",
  "recovery.two-says":
    "The third share can go on paper to somebody outside whom you both trust: alone it opens nothing. Or wait for a third colleague; until then both of you keep your printed codes in two places under lock.",
  "recovery.split": "Split it among people",
  "recovery.split-says":
    "Do it while those who will hold a share look on. The key is made on this device, split, and forgotten here at once. Choose people who can be reached after a theft or a fire, and who do not all keep their things in one place.",
  "recovery.how-many": "How many shares",
  "recovery.three": "3 shares, any 2 of them open",
  "recovery.five": "5 shares, any 3 of them open",
  "recovery.share-of": "Who holds share {number}",
  "recovery.paper": "Somebody outside, on paper",
  "recovery.for-a-time": "{name} (here for a time: counts as outside)",
  "recovery.twice": "This person holds another share already.",
  "recovery.outside":
    "{count, plural, one {Only one share may be with somebody outside: those who do not work here must never be able to open it among themselves.} other {Only # shares may be with people outside: those who do not work here must never be able to open it among themselves.}}",
  "recovery.split-do": "Split it",
  "recovery.splitting": "Making the key and its shares …",
  "recovery.split-away": "Splitting needs a connection",
  "recovery.split-away-says": "Nothing was split. Try again when there is one.",
  "recovery.sheet-of": "{count, plural, one {One sheet to hand over} other {Sheet {at} of #, to hand over}}",
  "recovery.sheet-says": "It is shown only now. Print it and give it to the person outside, without reading it.",
  "recovery.handed-over": "I have handed it over",
  "recovery.done": "It is split",
  "recovery.done-says":
    "Everybody who holds a share sees it on their own phone, under Recovery, and prints it there. Now hold the first drill, while you are together.",
  "recovery.number": "The number of the pair",
  "recovery.number-says":
    "Teams that have written something already are asked, under “Who waits to be let in”, to let the recovery pair in. They compare this number with somebody who holds a share, by telephone. It may be read aloud; a share never.",
  "recovery.holders": "Who holds a share",
  "recovery.holders-say": "Any {threshold} of these {count} together open it. One alone opens nothing.",
  "recovery.on-paper": "Somebody outside, on paper",
  "recovery.holder-anew": "has new keys since: their share opens from paper only",
  "recovery.holder-lost": "lost a phone that fell into other hands: split it anew",
  "recovery.holder-left": "does not work here any more: split it anew",
  "recovery.circles": "What it opens",
  "recovery.circles-all": "Everything the organisation has sealed so far.",
  "recovery.circles-none": "Nothing is sealed yet. Whatever is from now on will open to it.",
  "recovery.circles-some":
    "These have not let it in yet. Somebody of each compares the number under “Who waits to be let in”.",
  "recovery.drill": "The drill",
  "recovery.drilled": "Last held on {day}. The next is due by {due}.",
  "recovery.never-drilled": "Not held yet. The first is due by {due}.",
  "recovery.drill-late": "The drill is late: it was due by {due}",
  "recovery.drill-late-says":
    "Nobody knows whether the shares still work. Come together with enough of them; it takes ten minutes.",
  "recovery.drill-why":
    "Every 90 days enough people bring their shares together on one device, which shows that everything still opens; the same is done on the day nobody has keys any more. Only after a drill can the last person who holds the keys of a team leave.",
  "recovery.own": "You hold a share",
  "recovery.own-says":
    "Alone it opens nothing. Print it, or copy it by hand, and keep it away from this phone: then it works even when the phone is lost.",
  "recovery.own-show": "Show my share",
  "recovery.own-hide": "I have it on paper: put it away",
  "recovery.own-other":
    "Your share was sealed to keys that you have replaced since. On paper it still works. If you have no paper, ask your administrator to split it anew.",
  "recovery.bring": "Bring shares together",
  "recovery.bring-says":
    "{threshold} are needed; with all of them, all are proven. Everybody types their own here. No share is sent anywhere, and all are forgotten when you leave this page.",
  "recovery.bring-away": "Bringing shares together needs a connection",
  "recovery.bring-own": "Your own share is here already: it opens with your keys.",
  "recovery.typed": "Share from paper, number {number}",
  "recovery.typed-hint": "Fourteen groups of four; small letters and spaces do no harm.",
  "recovery.typed-is": "The share of {name}",
  "recovery.typed-paper": "A share on paper, of this pair",
  "recovery.typed-wrong": "A letter is wrong or missing. Compare it with the sheet once more.",
  "recovery.typed-foreign": "This is no share of this pair: it is of an earlier split, or of another organisation.",
  "recovery.typed-twice": "This share is here already.",
  "recovery.typed-more": "One more share",
  "recovery.bring-do": "Bring them together",
  "recovery.bringing": "Opening everything with them …",
  "recovery.too-few": "{count, plural, one {One more share is needed.} other {# more shares are needed.}}",
  "recovery.not-this":
    "These shares do not make the pair that the organisation names. They were made wrongly: split it anew.",
  "recovery.put-away": "Put the shares away",
  "recovery.opens-all":
    "{count, plural, one {The one circle opens} other {All # circles open}}, from the newest key back to the first",
  "recovery.opens-nothing-yet": "The shares are right. Nothing is sealed yet that they could open.",
  "recovery.opens-some": "{open} of {all} circles open",
  "recovery.share-right": "The share of {name} is right",
  "recovery.share-wrong": "The share of {name} was made wrongly: split it anew",
  "recovery.paper-right": "The share on paper is right",
  "recovery.paper-wrong": "The share on paper was made wrongly: split it anew",
  "recovery.circle-opens": "opens",
  "recovery.circle-shut": "stays shut: somebody of that team lets the recovery pair in, then hold the drill again",
  "recovery.tell": "Write down that the drill was held",
  "recovery.told": "The drill of today stands in the log of the organisation.",
  "recovery.not-told": "This drill does not count yet, because something of it failed.",
  "recovery.lets-in": "Let somebody in again",
  "recovery.lets-in-says":
    "These people have joined and nobody has let them in. Call them, compare the number they see on their own phone, and they read everything their team has written.",
  "recovery.lets-in-you":
    "This is you, by the keys on this device. Nobody has to be called; those whose shares these are look on.",
  "recovery.nobody-waits": "Nobody waits to be let in.",
  "recovery.anew": "Split it anew",
  "recovery.anew-says":
    "When somebody who holds a share leaves, has new keys and no paper, or a sheet was lost or seen. The shares you have now open nothing that is written afterwards, and every team lets the new pair in.",
  "recovery.sheet-title": "A share of the recovery of {organisation}",
  "recovery.sheet-why":
    "Any {threshold} of {count} such shares together open what {organisation} has written, on the day nobody else can. One alone opens nothing.",
  "recovery.sheet-held-by": "Held by",
  "recovery.sheet-split-on": "Split on",
  "recovery.sheet-keep-says":
    "Where you keep papers that must outlast a fire. Not with a phone, not in a photograph, not in a message.",
  "recovery.sheet-use": "When it is asked for",
  "recovery.sheet-use-says":
    "At a drill every three months, and when nobody has keys any more. Type it yourself, on one device, where you see who else is there.",
  "recovery.sheet-lost-says":
    "Tell the administrator at once. They split it anew, and this sheet opens nothing that is written from then on.",
} as const;
