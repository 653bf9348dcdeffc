/**
 * The shape that a translation of a dictionary must have. Chinese has one plural form, so the English "_one" forms
 * have no counterpart.
 */
export type Translated<Messages> = {
  readonly [Key in keyof Messages as Key extends `${string}_one` ? never : Key]: Messages[Key] extends string
    ? string
    : Translated<Messages[Key]>;
};
