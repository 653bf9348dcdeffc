/** The installation under test. There is no default for the person: a journey that cannot sign in must fail, not skip. */
function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(
      `${name} is not set: the journeys run against a real installation, see console/README.md`,
    );
  }
  return value;
}

export const installation = {
  address: process.env.BANYAN_URL ?? "http://127.0.0.1:8600",
  person: required("BANYAN_PERSON"),
  password: required("BANYAN_PASSWORD"),
  tribe: process.env.BANYAN_TRIBE ?? "wealth",
  environment: process.env.BANYAN_ENVIRONMENT ?? "prod",
  application: process.env.BANYAN_APPLICATION ?? "fund-quotes",
};
