// Files in and out, a sealed chunk at a time. What a file is and is called stands in the body of a change, and nowhere here.
import { Type } from "typebox";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { MOST_CHUNK_LETTERS } from "../files.ts";

const Uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
const Chunk = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export function fileRoutes(door: Door, { keeper }: AppContext): void {
  door.route({
    method: "POST",
    url: "/api/files",
    needs: "signed-in",
    says: "Takes in a sealed chunk of a file, of a record the person may write, also before the record: in their order, each once. The same again is taken again.",
    schema: {
      body: Type.Object(
        {
          tenant: Uuid,
          stream: Uuid,
          type: Type.String({ maxLength: 60 }),
          record: Uuid,
          file: Uuid,
          chunk: Chunk,
          box: Type.String({ maxLength: MOST_CHUNK_LETTERS }),
        },
        { additionalProperties: false },
      ),
    },
    handler: async ({ person, body }) => (await keeper.files.put(person, body)) ?? {},
  });
  door.route({
    method: "GET",
    url: "/api/files/:record/:file/:chunk",
    needs: "signed-in",
    says: "One sealed chunk of a file of a record the person may read; of any other there is none.",
    schema: { params: Type.Object({ record: Uuid, file: Uuid, chunk: Chunk }) },
    handler: ({ person, params }) => keeper.files.get(person, params),
  });
}
