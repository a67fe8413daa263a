# Builds a container image of the server. docs/deployment.md explains how to build and run it.
#
# The version is the one that the project installs as a platform package, so that the image runs what the tests run.
# A tag can be moved. For reproducible builds, append the digest: 26.10.0-trixie-slim@sha256:…
ARG NODE_IMAGE=node:26.10.0-trixie-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# The optional dependencies are Node.js itself for machines that lack it, and no dependency needs an install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

# The page for browsers is built here, because the bundler is not part of the image.
FROM ${NODE_IMAGE} AS page
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY src src
RUN node src/start.js page

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="drug-deal-graph" \
      org.opencontainers.image.description="A GraphQL knowledge graph of drug development, every fact with its evidence." \
      org.opencontainers.image.documentation="docs/deployment.md" \
      org.opencontainers.image.licenses="UNLICENSED"

# 1000 is the user "node" of the base image. A number lets Kubernetes check that the user is not root.
RUN install --directory --owner=1000 --group=1000 --mode=0750 /var/lib/drug-deal-graph

WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json package-lock.json ./
COPY schema schema
COPY data data
COPY src src
COPY --from=page /app/var/explorer var/explorer

ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    DATABASE_URL=/var/lib/drug-deal-graph/graph.db

USER 1000:1000
VOLUME /var/lib/drug-deal-graph
EXPOSE 4000
STOPSIGNAL SIGTERM

HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Node.js is process 1 and handles SIGTERM itself. Arguments are the commands of the program: load, documents and so on.
ENTRYPOINT ["node", "src/start.js"]
