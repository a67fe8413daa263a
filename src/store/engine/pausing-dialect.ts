import type { Dialect, Driver } from "kysely";

/**
 * A dialect that pauses before statements, so that a long series of statements leaves time to other work. Within a
 * transaction it does not pause.
 * @param pause returns null where no pause is needed
 */
export function pausingDialect(dialect: Dialect, pause: () => Promise<void> | null): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => pausingDriver(dialect.createDriver(), pause),
  };
}

function pausingDriver(driver: Driver, pause: () => Promise<void> | null): Driver {
  const acquireConnection = driver.acquireConnection.bind(driver);
  return Object.assign(driver, {
    // Before the connection is acquired: while one is held, no other statement is executed.
    acquireConnection: async () => {
      const pausing = pause();
      if (pausing !== null) await pausing;
      return acquireConnection();
    },
  });
}
