import * as z from "zod";

/** Names of query parameters that services take keys and signatures in. */
const secretParameter =
  /(?:^|[-_.])(?:key|api-?key|token|access-?token|secret|password|passwd|pwd|sig|signature|credential|auth|authorization)$/i;

export function isSecretParameter(name: string): boolean {
  return secretParameter.test(name);
}

/**
 * An http or https address that may be kept with a run and shown to everyone: user names, passwords and what looks like a key
 * have no place in it.
 */
export const AddressWithoutSecrets = z.url({ protocol: /^https?$/ }).superRefine((text, context) => {
  const secret = URL.canParse(text) ? secretIn(new URL(text)) : undefined;
  if (secret === undefined) return;
  context.addIssue({
    code: "custom",
    message: `the address holds ${secret}, and it is kept with every run, where no secret may be`,
  });
});

function secretIn({ username, password, searchParams }: URL): string | undefined {
  if (username !== "" || password !== "") return "a user name or password";
  const name = [...searchParams.keys()].find(isSecretParameter);
  return name === undefined ? undefined : `what looks like a key (${name})`;
}
