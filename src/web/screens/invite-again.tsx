// A colleague who forgot the password or lost the phone is let in again: asked whether one heard their voice, then a new link.
import { useState } from "react";
import { isProblem } from "#core/problem.ts";
import { heldAloneBy } from "#core/seal/last-holder.ts";
import { Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";
import { circleWords } from "../circle-words.ts";
import { sayProblem } from "../words/say-problem.ts";
import { Invitation } from "./invitation.tsx";

interface InviteAgainParts {
  readonly tenant: string;
  readonly person: string;
  readonly name: string;
}

/** The button, the question, and the link. Whoever never joined is only given another link: there is nothing of theirs to end. */
export function InviteAgain({ tenant, person, name }: InviteAgainParts) {
  const { t } = useWords();
  const app = useApp();
  const { keyActs, say } = app;
  const [standing, setStanding] = useState<"asking" | "making" | { readonly invitation: string }>();
  const isAgain = keyActs.hasJoined(tenant, person);
  // With new keys somebody of the circle has to let them in: there is nobody else, and no drill has shown that the shares do it.
  const state = app.keysOf(tenant);
  const alone = heldAloneBy(state, person, app.today).map((place) => circleWords(app, state, place));
  const invite = async (): Promise<void> => {
    setStanding("making");
    const made = await keyActs.invite(tenant, person);
    if (!isProblem(made)) return setStanding({ invitation: made });
    setStanding(undefined);
    say(sayProblem(made), "trouble");
  };
  if (typeof standing === "object")
    return <Invitation name={name} invitation={standing.invitation} onDone={() => setStanding(undefined)} />;
  return (
    <>
      {standing === "making" ? (
        <Progress says={t("keys.making-link")} done={0} />
      ) : (
        <Button
          aria-label={t(isAgain ? "keys.again-of" : "keys.invite-of", { name })}
          onClick={() => (isAgain ? setStanding("asking") : void invite())}
        >
          {t(isAgain ? "keys.again" : "keys.invite")}
        </Button>
      )}
      {standing === "asking" && (
        <Dialog
          title={t("keys.again-ask")}
          onClose={() => setStanding((now) => (now === "asking" ? undefined : now))}
          acts={
            <Button tone="primary" onClick={() => void invite()}>
              {t("keys.again-do")}
            </Button>
          }
        >
          <p>{t("keys.again-says", { name })}</p>
          {alone.length > 0 && (
            <p>
              <strong>{t("recovery.again-alone", { name, circles: alone.join("; ") })}</strong>
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
