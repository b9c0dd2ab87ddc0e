FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json schema.graphql ./
COPY src src
RUN npm ci && npm prune --omit=dev

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PLANGRAPH_HOME=/data PLANGRAPH_LOG=info
# Uploads are kept there; the program itself nobody can change who runs it.
RUN install -d -o node -g node -m 700 /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json schema.graphql LICENSE NOTICE ./
COPY src/store/embedded/pom.xml src/store/embedded/jars.json src/store/embedded/
COPY graph graph
COPY models models
COPY cypher cypher
COPY seeds seeds
USER node
VOLUME /data
EXPOSE 4000
# The first start reads the seeds before it answers.
HEALTHCHECK --interval=10s --timeout=5s --start-period=5m --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli.js", "start"]
