import * as z from "zod";

/**
 * An object that has no other fields than those of the shape. What is reported about an unknown field carries the names of the known
 * ones, so that a message can suggest the nearest: the library does not report them.
 */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? Object.keys(shape).join(" ") : undefined),
  });
}

/** The names of the known fields, from what is reported about an unknown one. */
export function knownFieldsOf({ message }: z.core.$ZodIssueUnrecognizedKeys): string[] {
  return message.split(" ");
}
