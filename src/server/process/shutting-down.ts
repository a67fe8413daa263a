let shuttingDown = false;

/** Whether the process has received the signal to shut down, so that load balancers should send no further requests. */
export function isShuttingDown(): boolean {
  return shuttingDown;
}

/** Makes the readiness check fail from now on. */
export function announceShutdown(): void {
  shuttingDown = true;
}
