// Devices of this tab that are being put away: whoever comes back at once waits until all of theirs is.
export const inThisTab = new Map<string, Promise<unknown>>();

/** Everybody who was open in this tab is put away. */
export const allEnded = (): Promise<unknown> => Promise.all(inThisTab.values());
