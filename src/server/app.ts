// Every route on one page, and what surrounds them: who may come in, how much, in what form, and what is said when it goes wrong.
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { problem } from "#core/problem.ts";
import { apiDocs } from "./api-docs.ts";
import { appFiles } from "./app-files.ts";
import { compressAnswers } from "./compressed.ts";
import type { AppContext, AppOptions } from "./context.ts";
import { dayAt } from "./day.ts";
import { type Door, doorOf } from "./door.ts";
import { makeHints } from "./hints.ts";
import { MOST_BY_PERSON, MOST_BY_STRANGER, MOST_FILES, MOST_REQUEST } from "./limits.ts";
import { troubleOf } from "./log.ts";
import { placeOf } from "./place.ts";
import { problemOf, sendProblem } from "./problems.ts";
import { readJson, shapeChecker } from "./reading.ts";
import { accountRoutes } from "./routes/account.ts";
import { changeRoutes } from "./routes/changes.ts";
import { checkpointRoutes } from "./routes/checkpoints.ts";
import { erasureRoutes } from "./routes/erasures.ts";
import { fileRoutes } from "./routes/files.ts";
import { healthRoutes } from "./routes/health.ts";
import { helplineRoutes } from "./routes/helplines.ts";
import { hintRoutes } from "./routes/hints.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { keyRoutes } from "./routes/keys.ts";
import { partnerRoutes } from "./routes/partners.ts";
import { passkeyRoutes } from "./routes/passkeys.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { recordRoutes } from "./routes/records.ts";
import { reportRoutes } from "./routes/reports.ts";
import { resultRoutes } from "./routes/results.ts";
import { sampleRoutes } from "./routes/sample.ts";
import { setUpRoutes } from "./routes/set-up.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { triesOf } from "./tries.ts";

export type RouteModule = (door: Door, context: AppContext) => void;

/** Every module of routes. Each route says what it needs (door.ts). */
const modules: readonly RouteModule[] = [
  healthRoutes,
  signInRoutes,
  accountRoutes,
  passkeyRoutes,
  invitationRoutes,
  changeRoutes,
  checkpointRoutes,
  fileRoutes,
  keyRoutes,
  hintRoutes,
  recordRoutes,
  resultRoutes,
  partnerRoutes,
  reportRoutes,
  helplineRoutes,
  sampleRoutes,
  setUpRoutes,
  erasureRoutes,
  quarantineRoutes,
];

/** The server, ready to listen. */
export async function openApp(options: AppOptions): Promise<FastifyInstance> {
  const context: AppContext = {
    ...options,
    hints: options.hints ?? makeHints(),
    day: () => dayAt(options.today, options.now()),
    place: () => (options.demonstration ? undefined : placeOf(options.address ?? ownAddress(app))),
    tries: triesOf(options.store, options.now),
  };
  const app = fastify({
    bodyLimit: MOST_REQUEST,
    // Nothing outside our own log: its lines have no room for an address.
    logger: false,
    forceCloseConnections: "idle",
    requestTimeout: 60_000,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, problem("door.bad-request"));
    },
    clientErrorHandler: (_error, socket) => {
      const body = JSON.stringify(problem("door.bad-request"));
      if (socket.writable)
        socket.end(
          `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
        );
    },
  });

  const found = new WeakMap<FastifyRequest, string>();
  app.setErrorHandler((error, _request, reply) => {
    const { found: said, isOurs } = problemOf(error);
    if (isOurs) context.log.write(troubleOf(error));
    return sendProblem(reply, said);
  });
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
    await context.hints.end();
  });
  app.addHook("onSend", async (request, reply, payload) => {
    // Who is answered while we stop is not kept on the line.
    if (isClosing) reply.header("connection", "close");
    if (reply.statusCode >= 400 && typeof payload === "string")
      found.set(request, /^\{"code":"([a-z.-]+)"/.exec(payload)?.[1] ?? "");
    return payload;
  });
  compressAnswers(app);
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions } = request;
    const problemCode = found.get(request);
    const line = {
      method,
      route: routeOptions.url ?? "none",
      status: reply.statusCode,
      millis: Math.round(reply.elapsedTime),
    };
    context.log.write({ at: "request", ...line, ...(problemCode && { problem: problemCode }) });
  });

  readJson(app);
  app.setValidatorCompiler(shapeChecker);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(cookie);
  await app.register(helmet, helmetOptions);
  const { visitors } = context;
  // A page is a hundred files, and many phones of one office come from one address.
  const isFile = ({ url }: FastifyRequest): boolean => url.startsWith("/assets/");
  await app.register(rateLimit, {
    keyGenerator: (request) =>
      isFile(request) ? `files ${request.ip}` : (visitors.knownBy(request)?.id ?? request.ip),
    max: (request) => (isFile(request) ? MOST_FILES : visitors.knownBy(request) ? MOST_BY_PERSON : MOST_BY_STRANGER),
    timeWindow: "1 minute",
    errorResponseBuilder: () => problem("door.too-many"),
  });
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
    const isForeign = ["cross-site", "same-site"].includes(String(request.headers["sec-fetch-site"]));
    if (isForeign && request.method !== "GET" && request.method !== "HEAD")
      return sendProblem(reply, problem("door.not-allowed"));
  });

  await apiDocs(app);
  const door = doorOf(app, context.programme, visitors, context.day);
  for (const addRoutes of modules) addRoutes(door, context);
  await appFiles(app, context.appFolder);
  return app;
}

/** Where a server that was told no address is opened: on its own machine, once it listens. */
function ownAddress({ server }: FastifyInstance): string | undefined {
  const at = server.address();
  return at !== null && typeof at === "object" ? `http://localhost:${at.port}` : undefined;
}

const helmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // WebAssembly stretches a password on the device; it is no script, and eval stays shut.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      imgSrc: ["'self'", "data:"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginOpenerPolicy: { policy: "same-origin" },
  referrerPolicy: { policy: "no-referrer" },
  // Whoever puts TLS in front says so there.
  strictTransportSecurity: false,
} as const;
