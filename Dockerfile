# What is built here with all tools is shipped without them: no shell, no package manager, no package that only tests need.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
# No package may run code of its own while it is installed.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache && find .next -name '*.map' -delete
# Copied with its rights: a new volume takes them over, and Onramp refuses a folder that others may write to.
RUN mkdir -p image/data && chmod 700 image/data

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# What the build has put into .next already, what an image optimizer would need that is off, and a browser that a peer asks for.
RUN rm -rf node_modules/@next/swc-* node_modules/@img node_modules/sharp node_modules/lucide-react node_modules/*playwright* \
  && find node_modules -name '*.map' -delete

FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
ENV NODE_ENV=production ONRAMP_DATA_DIR=/data ONRAMP_LISTEN=0.0.0.0
COPY --from=build --chown=65532:65532 /app/image/ /
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/public ./public
# The commands (keys, backup, restore) run from the sources.
COPY lib ./lib
COPY scripts ./scripts
COPY next.config.mjs package.json tsconfig.json ./
USER 65532:65532
EXPOSE 3000
VOLUME ["/data"]
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/nodejs/bin/node", "scripts/health-check.mjs"]
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["scripts/serve.mjs"]
