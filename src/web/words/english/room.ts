// Words of the room a device gives, and of the home screen.
export const room = {
  "room.used": "{used} of {most} that this browser gives are used.",
  "room.is-kept": "The browser keeps it until you clear it yourself.",
  "room.not-kept": "When the device runs short of room, the browser may take away what was fetched; it comes again.",
  "room.keep": "Ask the browser to keep it",
  "room.refused": "The browser did not agree. It does so more easily where the app is on the home screen.",
  "room.tight": "Little room is left",
  "room.tight-says": "Little room is left on this device: delete what you do not need, photos and films first.",
  "room.tight-short": "Little room",
  "room.install": "Put it on the home screen",
  "room.install-says": "It opens from there like any other app, also without a network.",
} as const;
