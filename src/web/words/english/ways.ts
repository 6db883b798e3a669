// What leads to a screen that has words of its own, and what other screens say of the same things: here before that screen is.
export const ways = {
  "attendance.open": "Mark attendance",
  "erase.title": "Erasing",
  "erase.propose-way": "Propose to erase …",
  "recovery.title": "Recovery",
  "recovery.by-name": "people by name",
  "recovery.today-none": "If everybody lost their keys, nobody could open what {organisations} has written",
  "recovery.today-none-says": "Split a recovery key among several people: ten minutes, once.",
  "recovery.today-none-do": "Set up recovery",
  "recovery.today-late": "The drill of the recovery is late: {organisations}",
  "recovery.today-late-do": "See what to do",
  "recovery.today-share": "You hold a share of the recovery of {organisations}",
  "recovery.today-share-says": "Print it and keep it away from this phone, before the first drill.",
  "recovery.today-share-do": "See my share",
  "recovery.last": "{name} cannot leave this yet",
  "recovery.last-says":
    "Nobody else can open what this has sealed, and it would be lost: {circles}. Do one of these first, then end it again.",
  "recovery.last-let-in": "{name} lets in another colleague of the team",
  "recovery.last-let-in-says":
    "On their own phone, under “Who waits to be let in”. Invite somebody to the team first if nobody waits.",
  "recovery.again-alone":
    "Nobody else can open what this has sealed: {circles}. If {name} still has the old phone, let them let in a colleague first; with new keys only the shares of the recovery open it.",
  "recovery.last-drill": "Hold a drill of the recovery",
  "recovery.last-drill-says":
    "It shows that several people together can open it instead; for 90 days the last one may leave.",
  "erased.title": "This record was erased",
  "erased.on":
    "It was erased on {day}: its time was over, or somebody had asked for it. It has gone from this device too.",
  "erased.some-day": "Its time was over, or somebody had asked for it. It has gone from this device too.",
  "erased.count": "What it counted stays in the figures, as a number without a name.",
  "erased.typed": "What you had typed and not saved",
  "erased.typed-says":
    "Nothing can be added to this record any more. This is still here, for you alone, until you throw it away or sign out.",
  "erased.throw-away": "Throw it away",
  "erased.unsent": "Something you saved had not been sent",
  "erased.unsent-says": "It is kept on this device for you to look at. Nothing can be added to this record any more.",
  "aside.title": "Kept aside",
  "today.aside": "{count, plural, one {One change is kept aside} other {# changes are kept aside}}",
  "today.aside-more": "By somebody who had left, or whose phone was lost. Look at it, and let it in or leave it out.",
  "today.aside-see": "Look at it",
  "today.erase": "{count, plural, one {One record waits} other {# records wait}} for a second person to be erased",
  "today.erase-see": "See which",
  "lost.way": "Phone lost",
  "lost.way-of": "The phone of {name} is lost",
  "lost.mine": "A phone of mine is lost or in wrong hands",
  "lost.mine-says":
    "Call one of these colleagues now. They cut it off in a minute: it is signed out, the keys on it open nothing new, and what is written with it is kept aside.",
  "lost.mine-nobody": "Call whoever administers your organisation: they cut it off in a minute.",
} as const;
