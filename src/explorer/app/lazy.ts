import { type ComponentType, lazy as lazyComponent } from "react";

/** A component whose code is loaded when it is first shown, or before by `load`. */
export function lazy<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return Object.assign(lazyComponent(load), { load });
}

export type Lazy<Props extends object = object> = ReturnType<typeof lazy<Props>>;
