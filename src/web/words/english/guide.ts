// Words of the guided demonstration: four people, and where each of them looks first.
export const guide = {
  "guide.title": "See it as …",
  "guide.caseworker": "A caseworker",
  "guide.caseworker-says": "Opens a child’s file, sees what is due, and who else may read it.",
  "guide.caseworker-1": "Your day",
  "guide.caseworker-1-says":
    "What is late stands first. Nothing here names a child to somebody who looks over your shoulder: files have codes.",
  "guide.caseworker-2": "Your cases",
  "guide.caseworker-2-says": "Open one. Beside what is known stands who can read it, and who cannot.",
  "guide.caseworker-3": "Add something",
  "guide.caseworker-3-says":
    "Write down a visit. Turn your network off first if you like: it is kept, and goes out when there is a connection.",
  "guide.caseworker-4": "Before any form",
  "guide.caseworker-4-says":
    "When a child tells you something, this page comes first. It needs no connection and no sign-in.",
  "guide.trainer": "A trainer",
  "guide.trainer-says": "Holds a training day, marks who came, and reads no case.",
  "guide.trainer-1": "Your day",
  "guide.trainer-1-says": "What you wrote last, and what waits for you. You see learners here, and no child’s file.",
  "guide.trainer-2": "Training days",
  "guide.trainer-2-says":
    "Open one and look at its attendance: a name, a code, and whether the key questions were answered.",
  "guide.trainer-3": "Write one down",
  "guide.trainer-3-says":
    "Fill in a day of your own. What you type survives a closed page, and nothing is counted before you save.",
  "guide.trainer-4": "Find anybody",
  "guide.trainer-4-says": "Press / anywhere. What you type stays on this device.",
  "guide.results-officer": "A results officer",
  "guide.results-officer-says": "Sees the figures being counted, opens a number, and brings in a register.",
  "guide.results-officer-1": "Seven figures",
  "guide.results-officer-1-says": "Each is counted from records, now. None is stored. Choose one.",
  "guide.results-officer-2": "Open a number",
  "guide.results-officer-2-says": "Behind a number stand the records it came from. Take one away and the number falls.",
  "guide.results-officer-3": "Bring in a register",
  "guide.results-officer-3-says":
    "Your spreadsheets stay what they are. Whatever cannot be read is shown, row by row, before anything is saved.",
  "guide.donor": "A donor",
  "guide.donor-says": "Reads what was released, and how complete it is. No person, no record.",
  "guide.donor-1": "Released figures",
  "guide.donor-1-says": "These never move. A correction is a new version that shows its difference.",
  "guide.donor-2": "Small numbers",
  "guide.donor-2-says":
    "Open a figure and its parts. Where a number could point at somebody it is withheld, and so is its neighbour.",
  "guide.donor-3": "The annual report",
  "guide.donor-3-says": "The same figures laid out to print, or as a spreadsheet. Page and data hold the same number.",
  "guide.step": "Step {step} of {count}",
  "guide.next": "Next",
  "guide.back": "Back",
  "guide.done": "Done",
  "guide.close": "Close the guide",
  "guide.label": "Guide",
} as const;
