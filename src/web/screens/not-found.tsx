// What is not there and what one may not see look the same from here.
import { Nothing } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { useTitle } from "../app.ts";

export function NotFound() {
  useTitle("Not found");
  return (
    <Nothing icon="search" title="We could not find that" act={<LinkButton to="/">Back to today</LinkButton>}>
      It is not there, or it is not for you to see. If a colleague sent you here, ask them to look with you.
    </Nothing>
  );
}
