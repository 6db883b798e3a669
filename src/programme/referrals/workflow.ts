// A referral from asking to the answer that comes back: nobody is sent away without hearing whether help arrived.
import type { Workflow } from "#core/record/workflow.ts";

const who = ["caseworker", "supervisor"] as const;
const heard = { answered: "answeredOn" } as const;

export const referralWorkflow: Workflow = {
  states: {
    draft: "Being prepared",
    sent: "Sent",
    accepted: "Accepted",
    declined: "Declined",
    delivered: "Help was given",
    "fed-back": "The child was asked how it went",
    stopped: "Stopped",
  },
  initial: "draft",
  moves: {
    send: {
      label: "Send",
      from: ["draft"],
      to: "sent",
      who,
      needs: { any: [{ is: ["agreed", "yes"] }, { answered: "basis" }] },
    },
    accept: { label: "It was accepted", from: ["sent"], to: "accepted", who, needs: heard },
    decline: {
      label: "It was declined",
      from: ["sent", "accepted"],
      to: "declined",
      who,
      needs: { all: [heard, { answered: "declinedBecause" }] },
    },
    deliver: {
      label: "Help was given",
      from: ["sent", "accepted"],
      to: "delivered",
      who,
      needs: { answered: "deliveredOn" },
    },
    "feed-back": {
      label: "The child was asked how it went",
      from: ["delivered"],
      to: "fed-back",
      who,
      needs: { answered: "childSays" },
    },
    stop: { label: "Stop", from: ["draft", "sent", "accepted"], to: "stopped", who },
    resume: { label: "Ask again", from: ["declined", "stopped"], to: "draft", who },
  },
};
