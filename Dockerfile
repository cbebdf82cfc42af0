# Two stages: what builds (esbuild, twind) and what tests (playwright) stay behind, what serves goes on.
FROM docker.io/denoland/deno:2.9.6 AS build
ENV DENO_DIR=/deno-dir
WORKDIR /app

# The manifests first: a change of source alone does not fetch the packages again.
COPY deno.json deno.lock ./
COPY fresh/deno.json fresh/
RUN deno install --frozen

COPY . .
RUN deno task build

# Packages are kept for what is started here and for what docs/DEPLOYMENT.md has its owner run, and are fetched no more.
# The cache last: a container that cannot write would translate every file anew at each start.
ARG STARTED="serve.ts main.ts web_thread.ts _fresh/server.js worker.ts \
  tools/migrate.ts tools/rollups.ts tools/audit_check.ts tools/secrets_rotate.ts"
RUN deno clean --except $STARTED \
  && rm -r /deno-dir/npm \
  && sed -i 's/"nodeModulesDir": "auto"/"nodeModulesDir": "manual"/' deno.json \
  && deno cache $STARTED

FROM docker.io/denoland/deno:2.9.6
ENV DENO_DIR=/deno-dir \
    DENO_NO_UPDATE_CHECK=1 \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=deno:deno /deno-dir /deno-dir
COPY --from=build /app /app
RUN mkdir /data && chown deno:deno /data

USER deno
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["deno", "eval", "const r = await fetch(`http://127.0.0.1:${Deno.env.get('PORT')}/api/v1/health`); Deno.exit(r.ok ? 0 : 1)"]

# It may write mail and the embedded database below /data and nothing else; it runs no program and loads no library.
# --allow-net has no list because the database's address comes from the environment.
CMD ["deno", "run", "--no-prompt", "--cached-only", "--no-check", \
  "--v8-flags=--heap-growing-percent=60,--max-semi-space-size=8,--single-threaded-gc", \
  "--allow-net", "--allow-read=/app,/data", "--allow-write=/data", "--allow-env", "--allow-sys", "serve.ts"]
