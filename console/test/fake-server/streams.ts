import type { IncomingMessage, ServerResponse } from "node:http";

/** Open event streams, so that tests can cut them and refuse new ones for a while. */
export class Streams {
  private readonly open = new Set<ServerResponse>();
  private down = false;

  get refusing(): boolean {
    return this.down;
  }

  /** Cuts every stream and refuses everything until restored: the control plane is gone. */
  cut(): void {
    this.down = true;
    for (const response of this.open) {
      response.destroy();
    }
    this.open.clear();
  }

  restore(): void {
    this.down = false;
  }

  start(request: IncomingMessage, response: ServerResponse, follow: (send: Send) => () => void): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write("retry: 500\n\n");
    this.open.add(response);
    let id = 0;
    const stop = follow((name, data) => {
      id += 1;
      response.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    const heartbeat = setInterval(() => response.write(": still here\n\n"), 15_000);
    request.on("close", () => {
      clearInterval(heartbeat);
      stop();
      this.open.delete(response);
    });
  }
}

export type Send = (name: string, data: unknown) => void;
