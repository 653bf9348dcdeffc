import {
  ACCOUNT_LOCKED,
  CODE_REQUIRED,
  CODE_WRONG,
  CREDENTIALS_WRONG,
  FORBIDDEN,
  NOT_SIGNED_IN,
  PASSWORD_CHANGE_REQUIRED,
  readBody,
} from "./answers.ts";
import type { Call } from "./operations.ts";
import type { FakePerson } from "./world.ts";

const COOKIE = /(?:^|; )BANYAN_SESSION=([^;]+)/;

function signedIn({ world, request }: Call): FakePerson {
  const name = COOKIE.exec(request.headers.cookie ?? "")?.[1];
  const person = name === undefined ? undefined : world.people.get(name);
  if (person === undefined) {
    throw NOT_SIGNED_IN;
  }
  return person;
}

export function requirePerson(call: Call): FakePerson {
  const person = signedIn(call);
  if (person.me.person.mustChangePassword) {
    throw PASSWORD_CHANGE_REQUIRED;
  }
  return person;
}

export function expectCsrf({ request }: Call, { me }: FakePerson): void {
  if (request.headers["x-csrf-token"] !== me.csrfToken) {
    throw FORBIDDEN;
  }
}

export function session(call: Call): unknown {
  return signedIn(call).me;
}

const LOCKED_AFTER = 5;

export async function signIn(call: Call): Promise<unknown> {
  const { name, password, code } = await readBody(call.request);
  const person = call.world.people.get(String(name));
  if (person === undefined) {
    throw CREDENTIALS_WRONG;
  }
  if (person.failures >= LOCKED_AFTER) {
    throw ACCOUNT_LOCKED;
  }
  if (person.password !== password) {
    person.failures += 1;
    throw person.failures >= LOCKED_AFTER ? ACCOUNT_LOCKED : CREDENTIALS_WRONG;
  }
  if (person.code !== null && code === undefined) {
    throw CODE_REQUIRED;
  }
  if (person.code !== null && code !== person.code) {
    throw CODE_WRONG;
  }
  person.failures = 0;
  call.response.setHeader(
    "Set-Cookie",
    `BANYAN_SESSION=${person.me.person.name}; Path=/; HttpOnly; SameSite=Strict`,
  );
  return person.me;
}

export function signOut(call: Call): void {
  expectCsrf(call, signedIn(call));
  call.response.setHeader("Set-Cookie", "BANYAN_SESSION=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

export async function changePassword(call: Call): Promise<void> {
  const person = signedIn(call);
  expectCsrf(call, person);
  const { current, replacement } = await readBody(call.request);
  if (current !== person.password) {
    throw CREDENTIALS_WRONG;
  }
  person.password = String(replacement);
  person.me.person.mustChangePassword = false;
}
