// Words of a device that is cleared in a hurry. On a device that others use they say nothing of what it was used for.
export const evacuate = {
  "evacuate.title": "Somebody is coming",
  "evacuate.says-one":
    "Hold the button for two seconds: your keys go first, then everything that came, forms you had not saved, and your name. It needs no network. What you saved and could not send yet stays, sealed; it goes out when you sign in here again.",
  "evacuate.says-all":
    "Held for two seconds: the keys of everybody go first, then everything that came, unsaved forms and names. No network is needed. What was saved and not sent yet stays, sealed, and goes out when its owner signs in here again.",
  "evacuate.hold-all": "Hold to clear this device",
  "evacuate.hold-one": "Hold to clear only what is mine",
  "evacuate.going": "Clearing …",
  "evacuate.clean-all": "Nothing of anybody is left on this device",
  "evacuate.clean-one": "Nothing of you is left on this device",
  "evacuate.not-clean": "Something could not be cleared",
  "evacuate.not-clean-says":
    "The keys are gone, so it opens for nobody here. Left are: {places}. Clear the data of this site in the settings of the browser, or hold the button once more.",
  "evacuate.unsent":
    "{count, plural, =0 {Nothing waits to be sent.} one {# change waits here, sealed: only its author can open it.} other {# changes wait here, sealed: only their authors can open them.}}",
  "evacuate.files": "{count, plural, one {With it waits # file, sealed.} other {With them wait # files, sealed.}}",
  "evacuate.sent": "{count, plural, one {# change was sent just now.} other {# changes were sent just now.}}",
  "evacuate.looked": "This was read from the storage of this device after clearing it.",
  "evacuate.close": "Close",
} as const;
