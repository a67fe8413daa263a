import { afterEach, describe, expect, it } from "vitest";
import { clientAddress, networkOf } from "../../src/server/admission/client-address.ts";
import { RateLimiter } from "../../src/server/admission/rate-limiter.ts";
import { parseTrustedProxies } from "../../src/settings/trusted-proxies.ts";
import { endListening, listen } from "../support/listening-server.ts";

const short = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: '{"query":"{ dataset { name } }"}',
};

afterEach(endListening);

describe("rate limits", () => {
  const limited = { rateLimit: { perMinute: 6, burst: 3 } };

  it("tells limited clients their quota, and refuses requests above it", async () => {
    const { ask } = await listen(limited);
    const answers = [];
    for (let index = 0; index < 4; index++) answers.push(await ask("/graphql", short));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("ratelimit-policy"))).toEqual(Array(4).fill('"default";q=3;w=30'));
    expect(answers[0]?.headers.get("ratelimit")).toMatch(/^"default";r=2;t=\d+$/);
    expect(answers[0]?.headers.get("retry-after")).toBeNull();
    const refused = answers[3];
    const retryAfter = refused?.headers.get("retry-after");
    expect(retryAfter).toMatch(/^([1-9]|10)$/);
    expect(refused?.headers.get("ratelimit")).toBe(`"default";r=0;t=${retryAfter}`);
    expect(await refused?.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    const health = await ask("/health/ready");
    expect([health.status, health.headers.get("ratelimit")]).toEqual([200, null]);
  });

  it("accepts requests of a client again after a while", async () => {
    const { ask } = await listen({ rateLimit: { perMinute: 60, burst: 1 } });
    await expect.poll(async () => (await ask("/graphql", short)).status, { timeout: 20_000 }).toBe(429);
    await expect.poll(async () => (await ask("/graphql", short)).status, { timeout: 20_000 }).toBe(200);
  });

  it("counts clients behind a trusted proxy one by one", async () => {
    const { ask } = await listen(limited);
    const from = (address: string) =>
      ask("/graphql", { ...short, headers: { ...short.headers, "x-forwarded-for": address } });
    for (let index = 0; index < 3; index++) expect((await from("198.51.100.7")).status).toBe(200);
    expect((await from(`192.0.2.${9}, 198.51.100.7`)).status).toBe(429);
    expect((await from("198.51.100.8")).status).toBe(200);
  });

  it("sends no such headers without a limit", async () => {
    const { ask } = await listen();
    expect((await ask("/graphql", short)).headers.get("ratelimit")).toBeNull();
  });

  it("lets an operation that costs more than the burst pass once the bucket is full, and then makes the client wait", () => {
    const limiter = new RateLimiter({ perMinute: 600, burst: 100 });
    expect(limiter.take("a", 250)).toBeNull();
    expect(limiter.take("a", 1)).toBe(16);
    expect(limiter.headersOf("a", 16)).toMatchObject({ ratelimit: '"default";r=0;t=16', "retry-after": "16" });
    limiter.giveBack("a", 250);
    expect(limiter.take("a", 100)).toBeNull();
    expect(limiter.take("b", 100)).toBeNull();
  });

  it.each([
    ["no", null, "10.0.0.1"],
    ["no", "198.51.100.7", "10.0.0.1"],
    ["1", "198.51.100.7", "198.51.100.7"],
    ["1", "203.0.113.1, 198.51.100.7", "198.51.100.7"],
    ["2", "203.0.113.1,198.51.100.7", "203.0.113.1"],
    ["5", "203.0.113.1,198.51.100.7", "203.0.113.1"],
    ["1", "198.51.100.7:4711", "198.51.100.7"],
    ["1", "[2001:db8::1]:4711", "2001:db8::1"],
    ["1", "::ffff:198.51.100.7", "198.51.100.7"],
    ["1", "unknown", "10.0.0.1"],
    ["2", "203.0.113.1, <script>, 198.51.100.7", "198.51.100.7"],
    ["1", ",,,", "10.0.0.1"],
    ["1", "1".repeat(100), "10.0.0.1"],
    ["10.0.0.0/8", "203.0.113.1, 198.51.100.7, 10.9.9.9", "198.51.100.7"],
    ["10.0.0.0/8", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["192.168.0.0/16,fd00::/8", "198.51.100.7", "10.0.0.1"],
  ])("with TRUST_PROXY=%s and X-Forwarded-For %s, the client is %s", (setting, header, address) => {
    expect(clientAddress("::ffff:10.0.0.1", header, parseTrustedProxies("TRUST_PROXY", setting))).toBe(address);
  });

  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::198.51.100.7", "64:ff9b:0:0::/64"],
  ])("takes %s for the client %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
