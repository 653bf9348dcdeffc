import { request, type APIRequestContext } from "@playwright/test";
import type { Place } from "../src/api/applications.ts";
import type { Deployed, Deployment, Me, Page, Source } from "../src/api/types.ts";
import { addressOf, installation, password } from "./installation.ts";

/** The control plane by its contract, for what a journey needs around what it does in the browser. */
export class ControlPlane {
  private readonly context: APIRequestContext;

  private constructor(context: APIRequestContext) {
    this.context = context;
  }

  /** Signs in; says in one line what is missing where that cannot be. */
  static async reach(): Promise<ControlPlane> {
    const secret = password();
    const entry = await request.newContext({ baseURL: installation.address });
    try {
      const answer = await entry.post("/api/v1/session", {
        data: { name: installation.person, password: secret },
      });
      if (!answer.ok()) {
        throw new Error(`${installation.person} cannot sign in: ${answer.status()} ${await answer.text()}`);
      }
      const { csrfToken } = (await answer.json()) as Me;
      return new ControlPlane(
        await request.newContext({
          baseURL: installation.address,
          storageState: await entry.storageState(),
          extraHTTPHeaders: { "X-CSRF-Token": csrfToken ?? "" },
        }),
      );
    } catch (cause) {
      if (String(cause).includes("ECONNREFUSED")) {
        throw new Error(
          `No control plane answers at ${installation.address}. Start one (make up), or name it in BANYAN_URL.`,
          { cause },
        );
      }
      throw cause;
    } finally {
      await entry.dispose();
    }
  }

  async get<Answer>(path: string): Promise<Answer> {
    const answer = await this.context.get(`/api/v1${path}`);
    if (!answer.ok()) {
      throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`);
    }
    return (await answer.json()) as Answer;
  }

  /** Creates what may be there already. */
  async ensure(path: string, data: unknown): Promise<void> {
    const answer = await this.context.post(`/api/v1${path}`, { data });
    if (!answer.ok() && answer.status() !== 409) {
      throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
    }
  }

  async deploy(place: Place, source: Source, message: string): Promise<Deployment> {
    const answer = await this.context.post(`/api/v1${addressOf(place)}/deployments`, {
      data: { source, message },
    });
    if (!answer.ok()) {
      throw new Error(`deploy: ${answer.status()} ${await answer.text()}`);
    }
    return (await answer.json()) as Deployment;
  }

  async verdict({ tribe, id }: Deployment): Promise<NonNullable<Deployment["verdict"]>> {
    for (;;) {
      const { verdict } = await this.get<Deployment>(`/tribes/${tribe}/deployments/${id}`);
      if (verdict !== null) {
        return verdict;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** The repository that the application was last deployed from. */
  async repository(of: Place): Promise<Extract<Source, { kind: "git" }>> {
    const { items } = await this.get<Page<Deployment>>(`${addressOf(of)}/deployments?limit=100`);
    for (const { source } of items) {
      if (source.kind === "git") {
        return source;
      }
    }
    throw new Error(`${of.application} was never deployed from Git in ${of.tribe}; run make demo first.`);
  }

  async undeploy(place: Place): Promise<void> {
    const { intent } = await this.get<Deployed>(addressOf(place));
    await this.context.delete(`/api/v1${addressOf(place)}`, {
      headers: { "If-Match": `"${intent.generation}"` },
    });
  }
}
