import { createServer } from "node:http";

// node bench/serve/bare-server.ts
// Answers everything at once with nothing: what a request costs on this machine, at this moment, without us.

const server = createServer((_, answer) => answer.end("{}"));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`http://127.0.0.1:${address?.port}`);
});
process.once("SIGTERM", () => process.exit(0));
