// Words of the page that stands before the app has started, and stays where the browser is too old for it. They are put into a script of their
// own, by language, when the app is built (scripts/outdated.ts).
export const outdated = {
  "outdated.title": "Banyan cannot start here",
  "outdated.says":
    "This browser is too old for Banyan, or the page did not arrive whole. Nothing of yours is lost: what was sent is safe, and you can go on from any other device.",
  "outdated.do": "What you can do:",
  "outdated.reload": "Load this page again.",
  "outdated.update": "Update this browser: Chrome or Edge 117, Firefox 119, Safari 17.4, or later.",
  "outdated.other": "If the phone cannot be updated, use another one, and ask your supervisor for help.",
  "outdated.danger":
    "If a child is in danger now, do not wait for this page: call your supervisor or the helpline of your country.",
} as const;
