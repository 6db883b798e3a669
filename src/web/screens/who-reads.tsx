// Who can read records of a kind: by role, by team, and what the server's owner could see. The answer to a question people rightly ask.
import type { RecordType } from "#core/record/type.ts";
import { useApp } from "../app.ts";

export function WhoReads({ type }: { readonly type: RecordType }) {
  const { programme, hello } = useApp();
  const readers = programme.roles
    .filter((role) => (role.may[type.id] ?? role.may["*"])?.includes("read"))
    .map((role) => role.label.toLocaleLowerCase());
  const roles = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(readers);
  const sealed = Object.values(type.fields)
    .filter((field) => field.sealed)
    .map((field) => field.label.toLocaleLowerCase());
  return (
    <>
      <p>
        Colleagues with one of these roles in the team that keeps it, or in its whole organisation:{" "}
        {roles || "nobody yet"}. Other organisations do not see it.
      </p>
      {!type.open && (
        <p>
          This kind is sealed: it is not for whoever runs the server.
          {hello.demonstration &&
            " In this demonstration the seal is still open, which is why everybody in it is invented."}
        </p>
      )}
      {type.open && (
        <p>Whoever runs the server can read it too{sealed.length > 0 ? `, but for: ${sealed.join(", ")}` : ""}.</p>
      )}
    </>
  );
}
