import { onTestFinished } from "vitest";
import { call, post } from "./http-client.fixture.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { projectFolder } from "./project.fixture.ts";

export interface OpenedProject {
  server: OpenServer;
  folder: string;
  /** Status and what was said, as JSON. */
  get(address: string): Promise<{ status: number; body: unknown }>;
  post(address: string, body: unknown): Promise<{ status: number; body: unknown }>;
}

/** A server on a folder of such files, which ends with the test. */
export async function openedProject(files?: Record<string, string>): Promise<OpenedProject> {
  const project = projectFolder(files);
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  const told = ({ status, text }: { status: number; text: string }) => ({
    status,
    body: JSON.parse(text) as unknown,
  });
  return {
    server,
    folder: project.folder,
    get: async (address) => told(await call(server.address, address)),
    post: async (address, body) => told(await post(server.address, address, body)),
  };
}
