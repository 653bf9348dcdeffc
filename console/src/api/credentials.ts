/**
 * What each request must carry beyond the session cookie: the anti-forgery value of the signed-in session and the
 * language of the answer. Held outside React because requests are made outside it too.
 */
interface Credentials {
  csrfToken: string | null;
  language: string;
}

const current: Credentials = { csrfToken: null, language: "en" };

export function rememberCsrfToken(token: string | null): void {
  current.csrfToken = token;
}

export function rememberLanguage(language: string): void {
  current.language = language;
}

export function requestHeaders(): Record<string, string> {
  return {
    "Accept-Language": current.language,
    ...(current.csrfToken === null ? {} : { "X-CSRF-Token": current.csrfToken }),
  };
}

type Listener = () => void;
const expiryListeners = new Set<Listener>();

/** Tells when an answer said that the session is over, so that the frame can lead back to sign-in. */
export function onSessionExpired(listener: Listener): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

export function sessionExpired(): void {
  current.csrfToken = null;
  expiryListeners.forEach((listener) => listener());
}
