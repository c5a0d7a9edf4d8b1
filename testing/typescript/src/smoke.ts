// Uses a running registry through the generated types: REGISTRY_TOKEN=crt_… node dist/smoke.js URL BUNDLE PACKAGE VERSION
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { env, argv } from "node:process";
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./registry.js";

type Bundle = components["schemas"]["Bundle"];
type Refusal = components["schemas"]["Error"];

const [url, file, name, version] = argv.slice(2);
assert.ok(url && file && name && version, "usage: smoke.js URL BUNDLE PACKAGE VERSION");
const path = { package: name, version };
const bytes = new Uint8Array(await readFile(file));

const visitor = createClient<paths>({ baseUrl: url });
const registry = createClient<paths>({ baseUrl: url });
registry.use(bearer(env["REGISTRY_TOKEN"] ?? ""));

await refuses();
await publishes();
await lists();
await withdraws();
await downloads();
console.log("The registry did all that its description says.");

/** Sends an API token with every request. */
function bearer(token: string): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
    },
  };
}

/** Publishes the file: a multipart body is a form, which fetch gives its boundary. */
function push(client: typeof registry) {
  return client.POST("/api/v2/bundles/push-file", {
    body: { bundle: `${name}-${version}.mpk` },
    bodySerializer: ({ bundle }) => {
      const form = new FormData();
      form.append("bundle", new Blob([bytes]), bundle);
      return form;
    },
  });
}

/** What is refused comes as `error`, with a code for programs and a text for people. */
function refused(outcome: { error?: Refusal; response: Response }, status: number, code: string) {
  assert.equal(outcome.response.status, status);
  assert.equal(outcome.error?.error, code);
  assert.notEqual(outcome.error.message, "");
  assert.match(outcome.response.headers.get("X-Request-Id") ?? "", /^[0-9a-f]{16}$/);
}

async function refuses() {
  refused(await push(visitor), 401, "unauthorized");
  refused(await visitor.GET("/api/v2/bundles/{package}/{version}", { params: { path } }), 404, "not_found");
  refused(await registry.POST("/api/v2/orgs", { body: { name: "", slug: "no" } }), 400, "bad_request");
}

async function publishes() {
  const first = await push(registry);
  assert.equal(first.response.status, 201, JSON.stringify(first.error));
  assert.equal(first.data?.alreadyPublished, false);
  assert.ok(first.data.checks.every((check) => check.outcome !== "failed"));
  const again = await push(registry);
  assert.equal(again.data?.alreadyPublished, true);
  assert.equal(again.data.digest, first.data.digest);
}

async function lists() {
  const listing = await visitor.GET("/api/v2/bundles", { params: { query: { q: name!, limit: 10, fresh: "1" } } });
  const found: Bundle[] = listing.data ?? [];
  assert.deepEqual(found.map((bundle) => bundle.package), [name]);
  const me = await registry.GET("/api/auth/me");
  assert.equal(me.data?.user.isAdmin, true);

  const one = await visitor.GET("/api/v2/bundles/{package}/{version}", { params: { path } });
  assert.equal(one.data?.yanked, false);
  const known = one.response.headers.get("ETag") ?? "";
  const same = await visitor.GET("/api/v2/bundles/{package}/{version}", {
    params: { path, header: { "If-None-Match": known } },
  });
  assert.equal(same.response.status, 304);
}

async function withdraws() {
  const yanked = await registry.POST("/api/v2/bundles/{package}/{version}/yank", {
    params: { path },
    body: { yanked: true, reason: "only a test" },
  });
  assert.equal(yanked.data?.yankReason, "only a test");
  const back = await registry.POST("/api/v2/bundles/{package}/{version}/yank", {
    params: { path },
    body: { yanked: false },
  });
  assert.equal(back.data?.yanked, false);
}

async function downloads() {
  const artifact = await visitor.GET("/artifacts/{package}/{version}/{file}", {
    params: { path: { ...path, file: "app.mpk" } },
    parseAs: "arrayBuffer",
  });
  assert.deepEqual(new Uint8Array(artifact.data as ArrayBuffer), bytes);
}
