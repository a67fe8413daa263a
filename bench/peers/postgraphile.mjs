import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

/** PostGraphile over the copy of the graph in PostgreSQL. Arguments: the port, and the folder of PostgreSQL's socket. */

const [port, socketFolder] = process.argv.slice(2);

const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  pgServices: [
    makePgService({
      connectionString: `postgres:///postgres?host=${encodeURIComponent(socketFolder)}&user=postgres`,
      schemas: ["graph"],
    }),
  ],
  grafserv: { watch: false, graphiql: false },
  grafast: { explain: false },
};

const server = createServer({ keepAliveTimeout: 65_000 });
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(Number(port), "127.0.0.1", () => console.log("ready"));
