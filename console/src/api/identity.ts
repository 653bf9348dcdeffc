import { http, newIdempotencyKey, path } from "./http.ts";
import type { IssuedToken, Me, Page, Scope, Token, TotpEnrolment } from "./types.ts";

export interface SignIn {
  name: string;
  password: string;
  code?: string;
}

export interface NewToken {
  name: string;
  scopes: Scope[];
  tribe?: string;
  expiresAt: string;
}

export const identity = {
  me: (signal: AbortSignal) => http.get<Me>("/session", { signal, unauthorisedIsAnAnswer: true }),
  signIn: (body: SignIn) => http.post<Me>("/session", { body, unauthorisedIsAnAnswer: true }),
  signOut: () => http.remove("/session"),
  changePassword: (current: string, replacement: string) =>
    http.put("/session/password", { body: { current, replacement }, unauthorisedIsAnAnswer: true }),
  enrolTotp: () => http.post<TotpEnrolment>("/session/totp"),
  confirmTotp: (code: string) => http.put("/session/totp", { body: { code }, unauthorisedIsAnAnswer: true }),
  removeTotp: (password: string) =>
    http.remove("/session/totp", { body: { password }, unauthorisedIsAnAnswer: true }),
  tokens: (signal: AbortSignal) => http.get<Page<Token>>("/tokens", { signal, query: { limit: 200 } }),
  issueToken: (body: NewToken) =>
    http.post<IssuedToken>("/tokens", { body, idempotencyKey: newIdempotencyKey() }),
  revokeToken: (id: string) => http.remove(path`/tokens/${id}`),
};
