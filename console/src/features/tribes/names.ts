/** Names become parts of host names: a letter, then letters, digits and hyphens. The control plane checks for good. */
export const NAME_PATTERN = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;
