import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultType, Problem } from "../../src/api/types.ts";

/** Title, detail and next step in each language. */
interface Words {
  en: [string, string, string];
  zh: [string, string, string];
}

/** An answer that is a problem of the contract. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly words: Words;
  readonly faultType: FaultType;

  constructor(status: number, code: string, words: Words, faultType: FaultType = "user") {
    super(code);
    this.status = status;
    this.code = code;
    this.words = words;
    this.faultType = faultType;
  }

  problem(language: "en" | "zh"): Problem {
    const [title, detail, nextStep] = this.words[language];
    return {
      type: `urn:banyan:error:${this.code}`,
      title,
      status: this.status,
      detail,
      code: this.code,
      faultType: this.faultType,
      nextStep,
      traceId: "4f1c0d7e9a3b5c21",
    };
  }
}

export function languageOf(request: IncomingMessage): "en" | "zh" {
  return (request.headers["accept-language"] ?? "en").startsWith("zh") ? "zh" : "en";
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  if (status === 204) {
    response.end();
    return;
  }
  response.setHeader("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
  response.end(JSON.stringify(body));
}

export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
  }
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

export const CREDENTIALS_WRONG = new Refusal(401, "credentials-wrong", {
  en: [
    "Name or password is wrong.",
    "Nobody was signed in.",
    "Try again; after 5 failures the account is locked for 15 minutes.",
  ],
  zh: ["用户名或密码错误。", "未登录。", "请重试；连续失败 5 次将锁定账号 15 分钟。"],
});
export const ACCOUNT_LOCKED = new Refusal(423, "account-locked", {
  en: [
    "The account is locked.",
    "There were 5 failed sign-ins. It opens again in 14 minutes.",
    "Wait, or ask an administrator to unlock it.",
  ],
  zh: ["账号已锁定。", "登录连续失败 5 次，14 分钟后自动解锁。", "请等待，或联系管理员解锁。"],
});
export const CODE_REQUIRED = new Refusal(401, "code-required", {
  en: [
    "A code is required.",
    "This account has a second factor.",
    "Enter the code of your authenticator app.",
  ],
  zh: ["需要验证码。", "此账号启用了双因素认证。", "请输入身份验证器中的验证码。"],
});
export const CODE_WRONG = new Refusal(401, "code-wrong", {
  en: [
    "The code is wrong.",
    "Codes change every 30 seconds, and each works once.",
    "Wait for the next code and enter it.",
  ],
  zh: ["验证码错误。", "验证码每 30 秒更换，且只能使用一次。", "请等待下一个验证码后输入。"],
});
export const NOT_SIGNED_IN = new Refusal(401, "not-signed-in", {
  en: ["Nobody is signed in.", "The session does not exist or has ended.", "Sign in."],
  zh: ["未登录。", "会话不存在或已结束。", "请登录。"],
});
export const PASSWORD_CHANGE_REQUIRED = new Refusal(403, "password-change-required", {
  en: ["The password must be changed first.", "Nothing else is open until then.", "Change your password."],
  zh: ["必须先修改密码。", "修改前无法进行其他操作。", "请修改密码。"],
});
export const FORBIDDEN = new Refusal(403, "forbidden", {
  en: ["Not allowed.", "This needs the role developer.", "Ask an owner of the tribe."],
  zh: ["没有权限。", "此操作需要开发者角色。", "请联系部落负责人。"],
});
export const NOT_FOUND = new Refusal(404, "not-found", {
  en: ["There is no such thing.", "It does not exist, or you may not see it.", "Check the name."],
  zh: ["对象不存在。", "它不存在，或您无权查看。", "请检查名称。"],
});
export const STALE = new Refusal(412, "generation-stale", {
  en: [
    "Somebody else changed this meanwhile.",
    "You saw generation 17; it is 18 now.",
    "Look at what changed, then decide again.",
  ],
  zh: ["期间有人修改了配置。", "您看到的是第 17 代，现在是第 18 代。", "请查看变化后重新决定。"],
});
export const NO_CAPACITY = new Refusal(
  409,
  "capacity-exceeded",
  {
    en: [
      "The machine cannot hold that many.",
      "50 instances ask for 12.5 GiB; 9.1 GiB are free.",
      "Ask for at most 36 instances, or add memory.",
    ],
    zh: [
      "主机无法容纳这么多实例。",
      "50 个实例需要 12.5 GiB，可用 9.1 GiB。",
      "请将实例数降到 36 以内，或增加内存。",
    ],
  },
  "capacity",
);

/** A field of a body as text; "" when it is absent or of another kind. */
export function textOf(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  return typeof value === "string" ? value : "";
}
