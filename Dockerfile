FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json schema.graphql ./
COPY src src
RUN npm ci && npm prune --omit=dev

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json schema.graphql ./
COPY src/store/embedded/pom.xml src/store/embedded/pom.xml
COPY graph graph
COPY models models
COPY cypher cypher
COPY seeds seeds
USER node
EXPOSE 4000
CMD ["node", "dist/cli.js", "start"]
