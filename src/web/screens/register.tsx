// Stands in for the screen that is built next.
import { Nothing } from "#ui/banner.tsx";
import { useTitle } from "../app.ts";

export function Register() {
  useTitle("Register");
  return <Nothing icon="register" title="This screen is being built" />;
}
