// Words of the door: signing in, the first time, by an invitation, with a printed code; and of a screen that is locked.
export const signIn = {
  "sign-in.sign-in": "Sign in",
  "sign-in.one-canopy-on-many-roots": "One canopy on many roots",
  "sign-in.people-who-work-to-end":
    "People who work to end the sexual exploitation of children write down what they do. From those records, and from nothing else, Banyan counts what was reached.",
  "sign-in.who-are-you-today": "Who are you today?",
  "sign-in.nobody-here-is-real-choose": "Nobody here is real. Choose somebody, and see Banyan as they see it.",
  "sign-in.search-people": "Search people",
  "sign-in.name-work-or-country": "Name, work or country",
  "sign-in.nobody-here-matches-what-you": "Nobody here matches what you typed.",
  "sign-in.the-whole-alliance": "The whole alliance",
  "sign-in.name": "Sign-in name",
  "sign-in.password": "Password",
  "sign-in.code": "Printed code",
  "sign-in.code-hint": "Eight groups of four letters and digits. Capitals, spaces and hyphens do not matter.",
  "sign-in.code-shape": "This is not the whole code: it has eight groups of four.",
  "sign-in.with-code": "I have my printed code instead",
  "sign-in.with-password": "I have my password after all",
  "sign-in.opening": "Opening your keys on this device …",
  "sign-in.forgot":
    "Forgot it, or lost the phone? Call your supervisor or your administrator. They let you in again in three minutes, and nothing that your team holds is lost.",
  "sign-in.both-needed": "Type your sign-in name and your password.",
  "sign-in.needed": "Type your password.",
  "sign-in.name-and-code-needed": "Type your sign-in name and the code on your sheet.",
  "sign-in.code-needed": "Type the code on your sheet.",
  "sign-in.code-refused": "The name and the code do not belong together.",
  "sign-in.wait-seconds":
    "Too many tries. Try again in {count, plural, one {# second} other {# seconds}}; with your printed code you need not wait.",
  "sign-in.wait-minutes":
    "Too many tries. Try again in {count, plural, one {# minute} other {# minutes}}; with your printed code you need not wait.",
  "sign-in.by-invitation": "New here? Somebody of your organisation sends you a link. Open it on this device.",
  "lock.title": "Locked",
  "lock.says":
    "Your records are locked on this device until you are back. What has not been sent is kept, sealed, and goes on waiting.",
  "lock.locked-for": "Locked for {name}",
  "lock.open": "Unlock",
  "lock.refused": "This is not the right password.",
  "lock.code-refused": "This is not the right code.",
  "lock.switch": "Switch person",
  "lock.switch-says":
    "Somebody else signs in on this device. What you have not sent waits here, sealed, until you are back.",
  "lock.waits":
    "Too many wrong passwords. Keep this page open until the wait is over; with your printed code you need not wait.",
  "lock.not-yet": "Not yet: what you typed was not tried.",
  "lock.wait-seconds": "{count, plural, one {# second} other {# seconds}} to wait",
  "lock.wait-minutes": "{count, plural, one {# minute} other {# minutes}} to wait",
  "lock.tries-left":
    "{count, plural, one {One more try} other {# more tries}}, then your keys go from this device and you sign in with a connection. What you have not sent stays here, sealed.",
  "here.says": "Choose yourself and type your password. Press and hold to read the name.",
  "here.people": "Who uses this device",
  "here.else": "Somebody else",
  "here.back": "Who uses this device",
  "here.sign": "{colour} {shape}",
  "here.pine": "Green",
  "here.clay": "Red",
  "here.ochre": "Yellow",
  "here.slate": "Grey",
  "here.plum": "Purple",
  "here.circle": "circle",
  "here.square": "square",
  "here.leaf": "leaf",
  "here.diamond": "diamond",
  "here.plain": "Notes",
  "here.help": "Help",
  "tab.elsewhere": "Banyan is open in another tab",
  "tab.elsewhere-says":
    "On one device you work in one tab. What you had written and typed here is kept, and is there in the other one.",
  "tab.use-it-here": "Use it here",
  "here.this-device": "This device",
  "here.shared": "Others use this device",
  "here.shared-says":
    "Names of children and of people who took part are initials until you press and hold them. It locks after two minutes, offers no way in but a password or a code, and neither its title nor its icon says what it is.",
  "here.remove": "Take me off this device",
  "here.remove-ask": "Take yourself off this device?",
  "here.remove-do": "Take me off",
  "here.remove-says":
    "Your keys and your records go from it, and you are not in its list any more. You sign in again with your name and a connection.",
  "here.remove-unsent":
    "{count, plural, one {# change has not been sent} other {# changes have not been sent}}. It stays on this device, and goes out when you sign in here again.",
  "here.remove-kind": "{kind}: {count}",
  "here.remove-more": "{count, plural, one {and # more kind} other {and # more kinds}}",
  "here.dropped":
    "Ten passwords were wrong: your keys are not on this device any more. Sign in with your name, with a connection. What you had not sent is still here, sealed, and goes out then.",
  "here.void":
    "You chose another password since, on another device. Sign in with your name and the new one; what you had not sent is still here, sealed.",
  "here.removed":
    "You are not on this device any more. What you had not sent is still here, sealed, until you sign in again.",
  "here.ended":
    "Somebody who leads you has ended your sign-in here, and you are not on this device any more. What you had not sent is still here, sealed, until you sign in again.",
  "account.your-name": "Your name to sign in",
  "account.your-name-hint": "You type it whenever you sign in.",
  "account.name-shape": "A sign-in name has 3 to 60 letters and digits.",
  "account.new-password": "New password",
  "account.new-password-hint":
    "At least 10 characters, and the longer the better: four or five words that do not belong together.",
  "account.again": "The same once more",
  "account.too-short": "{count, plural, one {One character more} other {# characters more}}, at least.",
  "account.long-enough": "Long enough. Longer is stronger.",
  "account.strong": "A good length.",
  "account.not-the-same": "The two are not the same.",
  "account.same-as-name": "A password must not be the sign-in name.",
  "account.making-keys": "Making your keys on this device …",
  "sheet.title": "Your printed code",
  "sheet.why":
    "It opens your files when you have forgotten your password. Nobody else has it, and it is shown only now.",
  "sheet.sign-in-at": "Sign in at",
  "sheet.made-on": "Made on",
  "sheet.keep": "Where to keep it",
  "sheet.keep-says":
    "On paper, locked away, never with the phone. Whoever has this sheet and knows your sign-in name can open what you can.",
  "sheet.use": "When you forget your password",
  "sheet.use-says":
    "At the door choose “I have my printed code instead”, type it, then choose a new password under More.",
  "sheet.lost": "When the sheet is lost",
  "sheet.lost-says": "Make a new code under More, “Devices and sign-ins”: the one on this sheet ends at once.",
  "sheet.installation": "This Banyan is known by",
  "sheet.installation-says":
    "When somebody invites you to a Banyan that says it is this one, these letters must be the same.",
  "sheet.root": "You founded this Banyan",
  "sheet.root-says":
    "The key that lets new organisations begin is kept with yours. If you lose both your password and this sheet, nobody can add another organisation: keep the sheet well.",
  "sheet.print": "Print this sheet",
  "sheet.have-it": "I have printed it or written it down",
  "join.title": "You are invited",
  "join.reading": "Reading your invitation …",
  "join.says": "{name} invites you to Banyan, to work with {organisation}.",
  "join.for": "It is for",
  "join.wrong-person": "You are somebody else? Do not go on, and tell whoever sent you this link.",
  "join.checked": "Checked on this device: the invitation is signed, and leads back to the key in your link.",
  "join.known-by": "This Banyan is known by",
  "join.again": "You had a sign-in here before. With this one you get new keys, and your earlier sign-ins end.",
  "join.do": "Go on",
  "join.no-link": "Open your invitation once more",
  "join.no-link-says":
    "Its secret part was taken out of the address, so that nobody reads it there. Go back to the message and open the link again.",
  "join.not-whole": "This link is not whole",
  "join.not-whole-says":
    "A part of it was lost on the way. Copy the whole link from the message, or ask for it to be sent again.",
  "join.over": "This invitation is over",
  "join.over-says":
    "It was used already, or its seven days have passed. Ask whoever sent it for a new one: that takes a minute.",
  "join.not-believed": "Do not go on",
  "join.not-believed-says":
    "What the server says of your organisation does not lead back to the key in your link. Somebody may pretend to be Banyan. Call whoever invited you.",
  "join.away": "Your invitation could not be read",
  "join.away-says": "Nothing is used up. Try again when there is a connection.",
  "join.sign-in-instead": "Sign in instead",
} as const;
