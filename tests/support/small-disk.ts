import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";

export interface SmallDisk {
  /** Makes the file system read-only. */
  freeze: () => void;
  unmount: () => void;
}

/** Mounts a file system in memory at a folder, which is created. Null if the system does not permit it, with a printed reason. */
export async function smallDisk(folder: string, size: string): Promise<SmallDisk | null> {
  await mkdir(folder);
  const mount = (...args: string[]) => spawnSync("mount", args, { encoding: "utf8" });
  const { status, stderr, error } = mount("-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder);
  if (status !== 0) {
    console.warn(`not tested on a disk of its own: mount is not permitted (${(stderr ?? String(error)).trim()})`);
    return null;
  }
  return {
    freeze: () => void mount("-o", "remount,ro", folder),
    unmount: () => void spawnSync("umount", ["--lazy", folder]),
  };
}
