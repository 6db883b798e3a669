// Words of what is kept where, what waits to be sent, who may read what, and what is not there.
export const more = {
  "more.more": "More",
  "more.lock": "Lock",
  "more.sign-out": "Sign out",
  "more.all-ways": "All ways",
  "more.all-records": "All records",
  "more.is-what-i-wrote-safe": "Is what I wrote safe, and where?",
  "more.what-you-save-goes-to":
    "What you save goes to the server of {programme} at once, or as soon as there is a connection. Until then it is on this device, also when the browser is closed, and in no other place. Records you see were fetched for you; they lie on this device, sealed, and open with your password, also without a network. Signing out removes them.",
  "more.fetch-and-send-now": "Fetch and send now",
  "more.see-change-not-sent-yet": "{count, plural, one {See # change not sent yet} other {See # changes not sent yet}}",
  "more.what-i-may-do-here": "What I may do here",
  "more.this-is-a-demonstration": "This is a demonstration",
  "more.organisations-of-the-alliance-and":
    "Organisations of the alliance and the seven totals are as published; local partners, people and everything they wrote are invented. What is typed here is sealed as it would be anywhere, but the keys of invented people are public on purpose, so that everybody can try: do not write down anything about a real child.",
  "more.change-has-not-been-sent":
    "{count, plural, one {# change has not been sent} other {# changes have not been sent}}",
  "more.sign-out-all-the-same": "Sign out all the same",
  "more.they-wait-in-this-tab": "They wait on this device until you sign in here again.",
  "more.nobody-yet": "nobody yet",
  "more.this-kind-is-sealed-it":
    "It is sealed on the device before it leaves. A key to it has only who a colleague of the team let in: no administrator has one by their office, nor has whoever runs the server.",
  "more.not-found": "Not found",
  "more.we-could-not-find-that": "We could not find that",
  "more.back-to-today": "Back to today",
  "more.it-is-not-there-or":
    "It is not there, or it is not for you to see. If a colleague sent you here, ask them to look with you.",
  "more.not-sent-yet": "Not sent yet",
  "more.everything-you-saved-has-reached": "Everything you saved has reached the server",
  "more.nothing-waits-on-this-device": "Nothing waits on this device.",
  "more.not-accepted": "Not accepted",
  "more.nothing-of-these-is-lost": "Nothing of these is lost, and they hold nothing else up.",
  "more.waiting-to-be-sent": "Waiting to be sent",
  "more.try-now": "Try now",
  "more.they-are-on-their-way": "They are on their way.",
  "more.there-is-no-connection-they":
    "There is no connection. They are kept on this device, also when the browser is closed, and go out by themselves.",
  "more.taken-back": "taken back",
  "more.mend-it": "Mend it",
  "more.send-again-as-it-is": "Send again as it is",
  "more.throw-away": "Throw away",
  "more.read-by":
    "Colleagues with one of these roles in the team that keeps it, or in its whole organisation: {roles}. Other organisations do not see it.",
  "more.keys-are-public":
    "In this demonstration the keys are public on purpose, which is why everybody in it is invented.",
  "more.server-reads-all": "Whoever runs the server can read it too.",
  "more.server-reads-but": "Whoever runs the server can read it too, but for: {fields}.",
  "more.which-app": "Which app this is",
  "more.which-app-says":
    "These letters stand for all of its code. Whoever builds the same version gets the same letters; where they differ, ask before you sign in.",
} as const;
