import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answered, call, post, sendRaw } from "../http-client.fixture.ts";
import { type OpenServer, openServer } from "../open-server.ts";
import { projectFiles, projectFolder } from "../project.fixture.ts";
import { filePolicy, securityHeaders } from "./security-headers.ts";

const attack = "<script>alert(1)</script>.html";
const project = projectFolder({ ...projectFiles, [`sources/${attack}`]: "<p>Hello out there.</p>" });
let server: OpenServer;

beforeAll(async () => {
  server = await openServer({ folder: project.folder });
});

afterAll(async () => {
  await server.close();
  project.remove();
});

function faultOf({ status, text }: Answered): [number, string, string] {
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  return [status, error.code, error.message];
}

test.each([
  ["evil.example", "a name that was turned towards this machine"],
  ["127.0.0.1:1", "another port"],
  ["localhost.evil.example", "a name that only begins like this machine's"],
  ["127.0.0.1", "no port"],
])("a request to the host %s is refused: %s", async (host) => {
  expect(faultOf(await call(server.address, "/api/health", { headers: { host } }))).toEqual([
    403,
    "request.refused",
    "The request names a host that is not this server.",
  ]);
});

test.each(["localhost", "LOCALHOST", "[::1]"])("the machine itself may be called %s", async (name) => {
  const headers = { host: `${name}:${server.port}` };
  expect((await call(server.address, "/api/health", { headers })).status).toBe(200);
});

test.each([
  "http://evil.example",
  "null",
  "https://127.0.0.1",
  "http://127.0.0.1:1",
  "http://127.0.0.1.evil.example",
])("a request from the page of %s is refused, reading or changing", async (origin) => {
  const read = await call(server.address, "/api/runs", { headers: { origin } });
  const change = await call(server.address, "/api/runs", {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: '{"kind":"run"}',
  });
  const refusal = [403, "request.refused", "The request comes from another page."];
  expect([faultOf(read), faultOf(change)]).toEqual([refusal, refusal]);
});

test.each(["cross-site", "same-site"])("what a browser calls %s is refused", async (site) => {
  const answered = await call(server.address, "/api/runs", { headers: { "sec-fetch-site": site } });
  expect(faultOf(answered)).toEqual([403, "request.refused", "The request was begun by another site."]);
});

test("a change that does not say from where is refused, and one by the browser's own word is taken", async () => {
  const asked = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"kind":"nothing"}',
  };
  const silent = await call(server.address, "/api/runs", asked);
  const own = await call(server.address, "/api/runs", {
    ...asked,
    headers: { ...asked.headers, "sec-fetch-site": "same-origin" },
  });
  expect(faultOf(silent)).toEqual([
    403,
    "request.refused",
    "A change was asked for without saying from where.",
  ]);
  expect(faultOf(own).slice(0, 2)).toEqual([400, "request.invalid"]);
});

test.each(["/api/health", "/api/runs/nobody", "/nothing", "/api/%zz", "/api/runs?limit=0"])(
  "%s is answered with every safety header",
  async (address) => {
    const { headers } = await call(server.address, address);
    const { "cache-control": cache, ...expected } = securityHeaders;
    expect(headers).toMatchObject(expected);
    expect([cache, "no-store"]).toContain(headers["cache-control"]);
  },
);

test.each([
  [
    "a body that is too large",
    "x".repeat(6_000_001),
    "application/json",
    [413, "request.too-large", "The body is larger than 6 MB."],
  ],
  ["a body that is no JSON", "{", "application/json", [400, "request.invalid", "The body is not JSON."]],
  ["no body", "", "application/json", [400, "request.invalid", "The body is empty."]],
  [
    "a form",
    "kind=run",
    "application/x-www-form-urlencoded",
    [415, "request.unsupported", "The body is of a kind that this server does not read."],
  ],
  [
    "text",
    '{"kind":"run"}',
    "text/plain",
    [415, "request.unsupported", "The body is of a kind that this server does not read."],
  ],
  [
    "a body that sets a prototype",
    '{"__proto__":{"kind":"run"}}',
    "application/json",
    [400, "request.invalid", "The body is not JSON."],
  ],
  [
    "two faults",
    '{"kind":"walk","speed":1}',
    "application/json",
    [
      400,
      "request.invalid",
      'In the body, kind is wrong: invalid option: expected one of "run"|"sweep"|"search". The body holds "speed", which nothing is known of.',
    ],
  ],
] as const)("%s is refused with a sentence", async (_, body, type, fault) => {
  const headers = { origin: server.address, "content-type": type };
  expect(faultOf(await call(server.address, "/api/runs", { method: "POST", headers, body }))).toEqual(fault);
});

test.each([
  ["/nothing", "GET", [404, "route.unknown", "There is nothing at /nothing."]],
  ["/api/health", "DELETE", [404, "route.unknown", "/api/health cannot be asked with DELETE."]],
  ["/api/%zz", "GET", [400, "request.invalid", "The address cannot be read."]],
  [`/api/runs/${"a".repeat(600)}`, "GET", [400, "request.invalid", "A part of the address is too long."]],
  ["/api/runs?cursor=abc", "GET", [400, "request.invalid", "The cursor in the query is none of this list."]],
  ["/api/health?a=1", "GET", [400, "request.invalid", "This route takes nothing in its query."]],
] as const)("%s with %s is answered with one sentence", async (address, method, fault) => {
  const headers = { origin: server.address };
  expect(faultOf(await call(server.address, address, { method, headers }))).toEqual(fault);
});

test("what is no HTTP is answered in the same shape, and the connection ends", async () => {
  const answer = await sendRaw(server.port, "NONSENSE\r\n\r\n");
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toContain("HTTP/1.1 400 Bad Request");
  expect(head).toContain(`content-security-policy: ${securityHeaders["content-security-policy"]}`);
  expect(JSON.parse(body)).toEqual({
    error: {
      code: "request.invalid",
      message: "The request cannot be read as HTTP.",
      hint: "Send it again.",
    },
  });
});

test("a request that names no host is refused", async () => {
  const answer = await sendRaw(server.port, "GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n");
  expect(answer).toContain("HTTP/1.1 403 Forbidden");
  expect(answer).toContain('"message":"The request names no host."');
});

test.each([
  "../questions.jsonl",
  "..%2Fsoundings.yaml",
  "/etc/passwd",
  "boats.md%00",
  ".soundings/soundings.sqlite",
])("nothing but a source is ever read: %s", async (name) => {
  expect(faultOf(await call(server.address, `/api/file?source=${name}`)).slice(0, 2)).toEqual([
    404,
    "source.unknown",
  ]);
});

test("a file that could run is handed over to be saved, under its own name, and could do nothing if it were shown", async () => {
  const { status, headers } = await call(server.address, `/api/file?source=${encodeURIComponent(attack)}`);
  expect({ status, how: headers["content-disposition"], policy: headers["content-security-policy"] }).toEqual(
    {
      status: 200,
      how: "attachment; filename*=UTF-8''script%3E.html",
      policy: filePolicy,
    },
  );
});

test("no answer names where on the machine the folder lies", async () => {
  const addresses = [
    "/api/project",
    "/api/runs/nobody",
    "/api/document?source=none",
    "/api/file?source=none",
    "/api/runs",
  ];
  const answers = await Promise.all(addresses.map((address) => call(server.address, address)));
  expect(answers.filter(({ text }) => text.includes(project.folder))).toEqual([]);
});

test("a server that would be open to the network needs a name it may be called by", async () => {
  await expect(openServer({ folder: project.folder, host: "0.0.0.0" })).rejects.toMatchObject({
    code: "config.invalid",
    message: "The server would be open to the network on 0.0.0.0, and it asks nobody who they are.",
  });
  const open = await openServer({ folder: project.folder, host: "0.0.0.0", names: ["rack.example"] });
  try {
    const address = `http://127.0.0.1:${open.port}`;
    const named = await call(address, "/api/health", { headers: { host: `rack.example:${open.port}` } });
    const other = await call(address, "/api/health", { headers: { host: `evil.example:${open.port}` } });
    expect([named.status, other.status]).toEqual([200, 403]);
  } finally {
    await open.close();
  }
});

test("a port that is taken is said in a sentence", async () => {
  const second = openServer({ folder: project.folder, port: server.port });
  await expect(second).rejects.toMatchObject({
    code: "config.invalid",
    message: `Another program listens on 127.0.0.1:${server.port} already.`,
  });
});

test("what is posted with a name of a part of an object is only data", async () => {
  const answered = await post(server.address, "/api/questions", {
    question: "__proto__?",
    tags: ["constructor"],
  });
  expect(answered.status).toBe(201);
});

test("values too deep in each other are refused in a sentence, and the server goes on", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const answer = await call(server.address, "/api/runs", {
    method: "POST",
    headers: { origin: server.address, "content-type": "application/json" },
    body: `{"kind":"sweep","vary":{"chunk.size":${deep}}}`,
  });
  expect(faultOf(answer)).toEqual([
    400,
    "request.invalid",
    "The body holds lists or mappings too deep in each other.",
  ]);
  expect((await call(server.address, "/api/health")).status).toBe(200);
});
